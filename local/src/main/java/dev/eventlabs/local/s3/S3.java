package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;
import java.util.List;

/**
 * S3. Thread-safe. Signatures, those of pre-signed URLs too, aren't checked.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">API reference</a>
 */
public final class S3 implements Service {

    private static final long MAX_BODY_BYTES = 512L << 20;

    private final Buckets buckets;
    private final BucketActions bucketActions;
    private final ObjectActions objectActions;
    private final MultipartActions multipartActions;

    /** @param workDirectory where objects are kept, in a directory {@code s3} of it */
    public S3(Time time, Ids ids, Path workDirectory) {
        buckets = new Buckets(time, ids, workDirectory.resolve("s3"));
        bucketActions = new BucketActions(buckets);
        objectActions = new ObjectActions(buckets);
        multipartActions = new MultipartActions(buckets);
    }

    public ObjectStore objects() {
        return buckets;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public long maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(this::claims, this::handle, () -> ActionNames.ALL));
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new BucketProvider(buckets), new BucketPolicyProvider(buckets));
    }

    /** Unsigned requests by virtual host, and URLs signed the old way, as boto3 still does. */
    private boolean claims(AwsRequest request) {
        return request.query().containsKey("AWSAccessKeyId") && request.query().containsKey("Signature")
                || S3Request.hostedBucket(request).flatMap(buckets::find).isPresent();
    }

    private AwsResponse handle(Call call) {
        AwsResponse answer;
        try {
            S3Request request = S3Request.of(call);
            if (request.bucket().isEmpty()) {
                answer = bucketActions.list(request);
            } else if (request.key().isEmpty()) {
                answer = bucketActions.handle(request);
            } else if (request.has("uploads") || request.has("uploadId")) {
                answer = multipartActions.handle(request);
            } else {
                answer = objectActions.handle(request);
            }
        } catch (AwsException e) {
            answer = XmlAnswer.error(e, call.requestId());
        }
        return answer.with("x-amz-request-id", call.requestId()).with("x-amz-id-2", "eventlabs");
    }
}
