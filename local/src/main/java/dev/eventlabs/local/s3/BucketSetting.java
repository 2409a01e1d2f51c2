package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What can be set for a bucket, by its subresource; kept as it was put. Only versioning has an effect. */
enum BucketSetting {
    ENCRYPTION("encryption",
            """
            <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>\
            </ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>""",
            200),
    VERSIONING("versioning", "<VersioningConfiguration/>", 200),
    POLICY("policy", "NoSuchBucketPolicy", "The bucket policy does not exist", 204),
    TAGGING("tagging", "NoSuchTagSet", "The TagSet does not exist", 204),
    PUBLIC_ACCESS_BLOCK("publicAccessBlock",
            """
            <PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>\
            <BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>""",
            200),
    OWNERSHIP_CONTROLS("ownershipControls",
            """
            <OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>""",
            200),
    CORS("cors", "NoSuchCORSConfiguration", "The CORS configuration does not exist", 200),
    LIFECYCLE("lifecycle", "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", 200),
    LOGGING("logging", "<BucketLoggingStatus/>", 200),
    ACCELERATE("accelerate", "<AccelerateConfiguration/>", 0),
    REQUEST_PAYMENT("requestPayment",
            "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>", 0),
    NOTIFICATION("notification", "<NotificationConfiguration/>", 0),
    WEBSITE("website", "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration", 0),
    REPLICATION("replication", "ReplicationConfigurationNotFoundError", "The replication configuration was not found",
            0),
    OBJECT_LOCK("object-lock", "ObjectLockConfigurationNotFoundError",
            "Object Lock configuration does not exist for this bucket", 0);

    private final String subresource;
    private final String standard;
    private final String missingCode;
    private final String missingMessage;
    private final int putStatus;

    BucketSetting(String subresource, String standard, int putStatus) {
        this(subresource, standard, "", "", putStatus);
    }

    BucketSetting(String subresource, String missingCode, String missingMessage, int putStatus) {
        this(subresource, "", missingCode, missingMessage, putStatus);
    }

    BucketSetting(String subresource, String standard, String missingCode, String missingMessage, int putStatus) {
        this.subresource = subresource;
        this.standard = standard;
        this.missingCode = missingCode;
        this.missingMessage = missingMessage;
        this.putStatus = putStatus;
    }

    static Optional<BucketSetting> of(S3Request request) {
        return Arrays.stream(values()).filter(each -> request.has(each.subresource)).findFirst();
    }

    String subresource() {
        return subresource;
    }

    /** @throws AwsException if it has neither been put nor has a default */
    byte[] of(Bucket bucket) {
        byte[] put = bucket.settings().get(subresource);
        if (put != null) {
            return put;
        }
        if (standard.isEmpty()) {
            throw AwsException.notFound(missingCode, missingMessage).with("BucketName", bucket.name());
        }
        return standard.getBytes(StandardCharsets.UTF_8);
    }

    /** @return the status of the answer */
    int put(Bucket bucket, byte[] body) {
        if (putStatus == 0) {
            throw Errors.notImplemented("?" + subresource + " of a bucket");
        }
        if (this != POLICY) {
            XmlBody.parse(body);
        }
        bucket.settings().put(subresource, body);
        return putStatus;
    }
}
