package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Scope;
import java.util.Optional;

/** The actions on buckets. */
record BucketActions(Buckets buckets) {

    AwsResponse list(S3Request request) {
        if (!request.method().equals("GET")) {
            throw Errors.notImplemented(request.method() + " / (no bucket is named)");
        }
        String prefix = request.query("prefix").orElse("");
        XmlAnswer xml = new XmlAnswer("ListAllMyBucketsResult").open("Buckets");
        buckets.all().stream().filter(each -> each.name().startsWith(prefix))
                .forEach(each -> xml.open("Bucket").add("Name", each.name()).add("CreationDate", each.created())
                        .add("BucketRegion", each.owner().region()).close("Bucket"));
        xml.close("Buckets");
        owner(xml, request.call().scope());
        return xml.answer();
    }

    AwsResponse handle(S3Request request) {
        Optional<BucketSetting> setting = BucketSetting.of(request);
        if (setting.isPresent()) {
            return setting(request, setting.get());
        }
        // Before the switch: to delete what isn't there of a bucket isn't to delete the bucket.
        for (String unknown : new String[]{"analytics", "inventory", "metrics", "intelligent-tiering", "policyStatus",
                "session"}) {
            if (request.has(unknown)) {
                throw Errors.notImplemented("?" + unknown);
            }
        }
        if (request.has("acl") && !request.method().equals("GET")) {
            throw Errors.notImplemented(request.method() + " ?acl of a bucket");
        }
        return switch (request.method()) {
            case "PUT" -> create(request);
            case "HEAD" ->
                AwsResponse.empty(200).with("x-amz-bucket-region", buckets.get(request.bucket()).owner().region());
            case "DELETE" -> {
                buckets.delete(request.bucket());
                yield AwsResponse.empty(204);
            }
            case "POST" -> {
                if (!request.has("delete")) {
                    throw Errors.notImplemented("POST on a bucket but for ?delete");
                }
                yield new ObjectActions(buckets).deleteAll(request, buckets.get(request.bucket()));
            }
            case "GET" -> get(request, buckets.get(request.bucket()));
            default -> throw Errors.notImplemented(request.method() + " on a bucket");
        };
    }

    private AwsResponse get(S3Request request, Bucket bucket) {
        if (request.has("location")) {
            String region = bucket.owner().region();
            // The first region there was has no name here.
            return AwsResponse.xml(200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\""
                    + "http://s3.amazonaws.com/doc/2006-03-01/\">" + (region.equals("us-east-1") ? "" : region)
                    + "</LocationConstraint>");
        }
        if (request.has("acl")) {
            XmlAnswer xml = new XmlAnswer("AccessControlPolicy");
            owner(xml, bucket.owner());
            return xml.open("AccessControlList").close("AccessControlList").answer();
        }
        if (request.has("uploads")) {
            return Listing.uploads(bucket);
        }
        if (request.has("versions")) {
            return Listing.versions(request, bucket);
        }
        return Listing.objects(request, bucket);
    }

    private AwsResponse create(S3Request request) {
        byte[] body = request.body();
        String region = request.call().scope().region();
        if (body.length > 0) {
            region = XmlBody.parse(body).text("LocationConstraint").filter(each -> !each.isBlank()).orElse(region);
        }
        if (request.header("x-amz-bucket-object-lock-enabled").filter("true"::equalsIgnoreCase).isPresent()) {
            throw Errors.notImplemented("object lock");
        }
        buckets.create(new Scope(request.call().scope().account(), region), request.bucket());
        return AwsResponse.empty(200).with("Location", "/" + request.bucket());
    }

    private AwsResponse setting(S3Request request, BucketSetting setting) {
        Bucket bucket = buckets.get(request.bucket());
        return switch (request.method()) {
            case "GET" -> AwsResponse.bytes(200,
                    setting == BucketSetting.POLICY ? "application/json" : "application/xml", setting.of(bucket));
            case "PUT" -> AwsResponse.empty(setting.put(bucket, request.body()));
            case "DELETE" -> {
                bucket.settings().remove(setting.subresource());
                yield AwsResponse.empty(204);
            }
            default -> throw Errors.notImplemented(request.method() + " ?" + setting.subresource());
        };
    }

    static void owner(XmlAnswer xml, Scope scope) {
        xml.open("Owner").add("ID", scope.account()).add("DisplayName", "eventlabs").close("Owner");
    }
}
