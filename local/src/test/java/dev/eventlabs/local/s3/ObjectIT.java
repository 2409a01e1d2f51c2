package dev.eventlabs.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class ObjectIT extends CloudFixture {

    private static final int MIB = 1 << 20;

    private S3Client s3;

    @BeforeAll
    void connect() {
        s3 = client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(request -> request.bucket("objects"));
    }

    /** The SDK sends these in aws-chunked bodies with the checksum in the trailer. */
    @ParameterizedTest
    @EnumSource(value = ChecksumAlgorithm.class, names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void whatIsPutComesBackWithItsChecksum(ChecksumAlgorithm algorithm) {
        byte[] content = bytes(100_000);

        s3.putObject(request -> request.bucket("objects").key("sum/" + algorithm).checksumAlgorithm(algorithm)
                .contentType("text/x").metadata(Map.of("who", "me")), RequestBody.fromBytes(content));

        var answer = s3.getObjectAsBytes(
                request -> request.bucket("objects").key("sum/" + algorithm).checksumMode(ChecksumMode.ENABLED));
        assertThat(answer.asByteArray()).isEqualTo(content);
        assertThat(answer.response().contentType()).isEqualTo("text/x");
        assertThat(answer.response().contentEncoding()).isNull();
        assertThat(answer.response().metadata()).containsEntry("who", "me");
        assertThat(answer.response().getValueForField("Checksum" + algorithm.toString().replace("_", ""), String.class))
                .isPresent();
    }

    @Test
    void aWrongChecksumIsRefusedAndNothingStored() {
        assertThatThrownBy(() -> s3.putObject(request -> request.bucket("objects").key("wrong").checksumSHA256("AAAA"),
                RequestBody.fromString("x"))).isInstanceOf(S3Exception.class).hasMessageContaining("SHA256");
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket("objects").key("wrong")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void aRangeIsAPartOfTheObject() {
        put("range", "hello world");

        assertThat(range("range", "bytes=2-4")).isEqualTo("llo");
        assertThat(range("range", "bytes=6-")).isEqualTo("world");
        assertThat(range("range", "bytes=-3")).isEqualTo("rld");
        assertThatThrownBy(() -> range("range", "bytes=99-")).isInstanceOf(S3Exception.class)
                .hasMessageContaining("range");
    }

    @Test
    void keysAreAnyText() {
        for (String key : List.of("a b/ü+&=.txt", "e//../x", "100%", "trailing/")) {
            put(key, key);
            assertThat(get(key)).isEqualTo(key);
        }
    }

    @Test
    void aListIsPagedAndGrouped() {
        for (int i = 0; i < 25; i++) {
            put("list/" + i / 10 + "/" + i, "x");
        }
        put("list/top", "x");

        assertThat(
                s3.listObjectsV2Paginator(request -> request.bucket("objects").prefix("list/").maxKeys(7)).contents())
                .hasSize(26)
                .extracting(S3Object::key).isSorted();
        var grouped = s3.listObjectsV2(request -> request.bucket("objects").prefix("list/").delimiter("/"));
        assertThat(grouped.contents()).extracting(S3Object::key).containsExactly("list/top");
        assertThat(grouped.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("list/0/", "list/1/",
                "list/2/");
        assertThat(s3
                .listObjectsV2Paginator(request -> request.bucket("objects").prefix("list/").delimiter("/").maxKeys(1))
                .commonPrefixes()).hasSize(3);
    }

    @Test
    void partsBecomeOneObject() {
        byte[] content = bytes(11 * MIB);
        String upload = s3
                .createMultipartUpload(
                        request -> request.bucket("objects").key("parts").checksumAlgorithm(ChecksumAlgorithm.CRC32))
                .uploadId();
        CompletedPart[] parts = new CompletedPart[3];
        for (int i = 0; i < 3; i++) {
            int number = i + 1;
            byte[] part = Arrays.copyOfRange(content, i * 5 * MIB, Math.min(content.length, number * 5 * MIB));
            var done = s3
                    .uploadPart(request -> request.bucket("objects").key("parts").uploadId(upload).partNumber(number)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32), RequestBody.fromBytes(part));
            parts[i] = CompletedPart.builder().partNumber(number).eTag(done.eTag()).checksumCRC32(done.checksumCRC32())
                    .build();
        }
        assertThat(s3.listParts(request -> request.bucket("objects").key("parts").uploadId(upload)).parts()).hasSize(3);

        var done = s3.completeMultipartUpload(request -> request.bucket("objects").key("parts").uploadId(upload)
                .multipartUpload(list -> list.parts(parts)));

        assertThat(done.eTag()).matches("\"[0-9a-f]{32}-3\"");
        assertThat(done.checksumCRC32()).endsWith("-3");
        assertThat(s3.getObjectAsBytes(request -> request.bucket("objects").key("parts")).asByteArray())
                .isEqualTo(content);
        assertThatThrownBy(() -> s3.listParts(request -> request.bucket("objects").key("parts").uploadId(upload)))
                .hasMessageContaining("upload does not exist");
    }

    @Test
    void aPartThatIsTooSmallSpoilsTheUpload() {
        String upload = s3.createMultipartUpload(request -> request.bucket("objects").key("small")).uploadId();
        CompletedPart[] parts = new CompletedPart[2];
        for (int i = 0; i < 2; i++) {
            int number = i + 1;
            String tag = s3
                    .uploadPart(request -> request.bucket("objects").key("small").uploadId(upload).partNumber(number),
                            RequestBody.fromString("tiny"))
                    .eTag();
            parts[i] = CompletedPart.builder().partNumber(number).eTag(tag).build();
        }

        assertThatThrownBy(
                () -> s3.completeMultipartUpload(request -> request.bucket("objects").key("small").uploadId(upload)
                        .multipartUpload(list -> list.parts(parts))))
                .isInstanceOf(S3Exception.class).hasMessageContaining("smaller");
        s3.abortMultipartUpload(request -> request.bucket("objects").key("small").uploadId(upload));
    }

    @Test
    void versionsAreKeptAndADeletedObjectCanBeHadAgain() {
        s3.createBucket(request -> request.bucket("versions"));
        s3.putBucketVersioning(request -> request.bucket("versions")
                .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
        String first = s3.putObject(request -> request.bucket("versions").key("k"), RequestBody.fromString("1"))
                .versionId();
        s3.putObject(request -> request.bucket("versions").key("k"), RequestBody.fromString("2"));
        String marker = s3.deleteObject(request -> request.bucket("versions").key("k")).versionId();

        assertThatThrownBy(() -> s3.getObjectAsBytes(request -> request.bucket("versions").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(s3.getObjectAsBytes(request -> request.bucket("versions").key("k").versionId(first)).asUtf8String())
                .isEqualTo("1");
        s3.deleteObject(request -> request.bucket("versions").key("k").versionId(marker));
        assertThat(s3.getObjectAsBytes(request -> request.bucket("versions").key("k")).asUtf8String()).isEqualTo("2");
        assertThat(s3.listObjectVersions(request -> request.bucket("versions")).versions()).hasSize(2);
    }

    @Test
    void onlyTheFirstOfTwoConditionalPutsWins() {
        s3.putObject(request -> request.bucket("objects").key("once").ifNoneMatch("*"),
                RequestBody.fromString("first"));

        assertThatThrownBy(() -> s3.putObject(request -> request.bucket("objects").key("once").ifNoneMatch("*"),
                RequestBody.fromString("second")))
                .isInstanceOf(S3Exception.class)
                .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(412));
        assertThat(get("once")).isEqualTo("first");
    }

    @Test
    void aCopyIsAnObjectOfItsOwn() {
        put("from x", "content");
        s3.copyObject(request -> request.sourceBucket("objects").sourceKey("from x").destinationBucket("objects")
                .destinationKey("to"));
        put("from x", "changed");

        assertThat(get("to")).isEqualTo("content");
    }

    @Test
    void aPresignedUrlNeedsNoCredentials() throws IOException, InterruptedException {
        put("presigned", "for all");
        URI url;
        try (S3Presigner presigner = S3Presigner.builder().endpointOverride(cloud.endpoint())
                .region(Region.US_EAST_1)
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
            url = URI.create(presigner.presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(1))
                    .getObjectRequest(of -> of.bucket("objects").key("presigned"))).url().toString());
        }

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(url).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("for all");
        }
    }

    @Test
    void refusesWhatIsntThere() {
        assertThatThrownBy(() -> get("none")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.getObjectAsBytes(request -> request.bucket("no-such-bucket").key("k")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.getObjectAcl(request -> request.bucket("objects").key("k")))
                .hasMessageContaining("?acl");
    }

    private void put(String key, String content) {
        s3.putObject(request -> request.bucket("objects").key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket("objects").key(key)).asString(StandardCharsets.UTF_8);
    }

    private String range(String key, String range) {
        return s3.getObjectAsBytes(request -> request.bucket("objects").key(key).range(range)).asUtf8String();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
