package dev.eventlabs.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

@SuppressWarnings("unchecked") // The SDK takes generic varargs without @SafeVarargs.
class BucketIT extends CloudFixture {

    private static final String TEMPLATE = """
            {"Resources": {
               "B": {"Type": "AWS::S3::Bucket", "Properties": {"VersioningConfiguration": {"Status": "Enabled"},
                 "PublicAccessBlockConfiguration": {"BlockPublicAcls": true}}},
               "P": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "B"},
                 "PolicyDocument": {"Version": "2012-10-17", "Statement": []}}}},
             "Outputs": {"Name": {"Value": {"Ref": "B"}}, "Arn": {"Value": {"Fn::GetAtt": ["B", "Arn"]}}}}""";

    private S3Client s3;

    @BeforeAll
    void connect() {
        s3 = client(S3Client.builder().forcePathStyle(true));
    }

    @Test
    void theAssetsBucketOfAnyRegionIsThere() {
        String bucket = "cdk-hnb659fds-assets-000000000000-eu-west-1";

        assertThat(s3.getBucketLocation(request -> request.bucket(bucket)).locationConstraintAsString())
                .isEqualTo("eu-west-1");
        assertThat(
                s3.getBucketEncryption(request -> request.bucket(bucket)).serverSideEncryptionConfiguration().rules())
                .hasSize(1);
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents()).isEmpty();
    }

    @Test
    void aBucketWithSomethingInItStays() {
        s3.createBucket(request -> request.bucket("full-bucket"));
        s3.putObject(request -> request.bucket("full-bucket").key("k"), RequestBody.fromString("x"));

        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket("full-bucket")))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("not empty");
        s3.deleteObjects(request -> request.bucket("full-bucket").delete(all -> all.objects(one -> one.key("k"))));
        s3.deleteBucket(request -> request.bucket("full-bucket"));
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("full-bucket")))
                .isInstanceOf(S3Exception.class);
    }

    @Test
    void aNameCanBeHadOnce() {
        s3.createBucket(request -> request.bucket("once-only"));

        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket("once-only")))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    }

    @Test
    void aStacksBucketShowsTheSettingsThatHaveNoEffect() {
        String name = create("settings", """
                {"Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {
                   "BucketEncryption": {"ServerSideEncryptionConfiguration": [{"BucketKeyEnabled": true,
                     "ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "k"}}]},
                   "CorsConfiguration": {"CorsRules": [{"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["*"], "MaxAge": 60}]},
                   "LifecycleConfiguration": {"Rules": [{"Id": "r", "Status": "Enabled", "Prefix": "logs/", "ExpirationInDays": "30",
                     "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
                     "Transitions": [{"StorageClass": "GLACIER", "TransitionInDays": 7}]}]},
                   "LoggingConfiguration": {"LogFilePrefix": "access/"}}}},
                 "Outputs": {"Name": {"Value": {"Ref": "B"}}}}""").get("Name");

        assertThat(s3.getBucketEncryption(request -> request.bucket(name)).serverSideEncryptionConfiguration().rules())
                .singleElement().satisfies(rule -> {
                    assertThat(rule.bucketKeyEnabled()).isTrue();
                    assertThat(rule.applyServerSideEncryptionByDefault().kmsMasterKeyID()).isEqualTo("k");
                });
        assertThat(s3.getBucketCors(request -> request.bucket(name)).corsRules()).singleElement().satisfies(rule -> {
            assertThat(rule.allowedMethods()).containsExactly("GET", "PUT");
            assertThat(rule.maxAgeSeconds()).isEqualTo(60);
        });
        assertThat(s3.getBucketLifecycleConfiguration(request -> request.bucket(name)).rules()).singleElement()
                .satisfies(rule -> {
                    assertThat(rule.filter().prefix()).isEqualTo("logs/");
                    assertThat(rule.expiration().days()).isEqualTo(30);
                    assertThat(rule.transitions().getFirst().storageClassAsString()).isEqualTo("GLACIER");
                    assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation()).isEqualTo(1);
                });
        assertThat(s3.getBucketLogging(request -> request.bucket(name)).loggingEnabled().targetPrefix())
                .isEqualTo("access/");
        delete("settings");
    }

    @Test
    void deletingAnUnknownSettingDoesNotDeleteTheBucket() {
        s3.createBucket(request -> request.bucket("keeps-itself"));

        assertThatThrownBy(() -> s3.deleteBucketAnalyticsConfiguration(
                request -> request.bucket("keeps-itself").id("a"))).isInstanceOf(S3Exception.class)
                .hasMessageContaining("analytics");
        s3.headBucket(request -> request.bucket("keeps-itself"));
    }

    @Test
    void aStacksBucketIsDeletedOnlyWhenEmpty() {
        Map<String, String> outputs = create("bucket", TEMPLATE);
        String name = outputs.get("Name");

        assertThat(outputs.get("Arn")).isEqualTo("arn:aws:s3:::" + name);
        assertThat(s3.getBucketVersioning(request -> request.bucket(name)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(s3.getPublicAccessBlock(request -> request.bucket(name)).publicAccessBlockConfiguration()
                .blockPublicPolicy()).isFalse();
        assertThat(s3.getBucketPolicy(request -> request.bucket(name)).policy()).contains("2012-10-17");

        String version = s3.putObject(request -> request.bucket(name).key("k"), RequestBody.fromString("x"))
                .versionId();
        assertThat(delete("bucket")).isEqualTo("DELETE_FAILED");
        assertThat(failures("bucket")).contains("The bucket you tried to delete is not empty");
        s3.deleteObject(request -> request.bucket(name).key("k").versionId(version));
        assertThat(delete("bucket")).isEqualTo("DELETE_COMPLETE");
    }
}
