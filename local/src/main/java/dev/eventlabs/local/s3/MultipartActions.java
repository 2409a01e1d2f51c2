package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uploads in parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">multipart uploads</a>
 */
record MultipartActions(Buckets buckets) {

    private static final int MIN_PART_BYTES = 5 << 20;
    private static final int MAX_PARTS = 10_000;

    AwsResponse handle(S3Request request) {
        Bucket bucket = buckets.get(request.bucket());
        if (request.has("uploads")) {
            return create(request, bucket);
        }
        MultipartUpload upload = upload(request, bucket);
        return switch (request.method()) {
            case "PUT" -> part(request, upload);
            case "POST" -> complete(request, bucket, upload);
            case "GET" -> parts(request, upload);
            case "DELETE" -> {
                bucket.uploads().remove(upload.id());
                upload.discard();
                yield AwsResponse.empty(204);
            }
            default -> throw Errors.notImplemented(request.method() + " on an upload");
        };
    }

    private AwsResponse create(S3Request request, Bucket bucket) {
        if (!request.method().equals("POST")) {
            throw Errors.notImplemented(request.method() + " ?uploads of an object");
        }
        ObjectActions.checkKey(request.key());
        Optional<ChecksumAlgorithm> algorithm = request.header("x-amz-checksum-algorithm").map(name -> ChecksumAlgorithm
                .named(name).orElseThrow(() -> Errors.invalidArgument("Checksum algorithm provided is unsupported.",
                        "x-amz-checksum-algorithm", name)));
        String type = request.header("x-amz-checksum-type")
                .orElse(algorithm.filter(each -> each == ChecksumAlgorithm.CRC64NVME).isPresent() ? "FULL_OBJECT"
                        : "COMPOSITE");
        MultipartUpload upload = new MultipartUpload(buckets.ids().hex(64), request.key(), buckets.time().instant(),
                ObjectHeaders.kept(request), algorithm, type);
        bucket.uploads().put(upload.id(), upload);
        AwsResponse answer = new XmlAnswer("InitiateMultipartUploadResult").add("Bucket", bucket.name())
                .add("Key", upload.key())
                .add("UploadId", upload.id()).answer();
        return algorithm.isEmpty() ? answer
                : answer.with("x-amz-checksum-algorithm", algorithm.get().name()).with("x-amz-checksum-type", type);
    }

    private static MultipartUpload upload(S3Request request, Bucket bucket) {
        String id = request.query("uploadId").orElse("");
        return Optional.ofNullable(bucket.uploads().get(id)).filter(each -> each.key().equals(request.key()))
                .orElseThrow(() -> Errors.noSuchUpload(id));
    }

    private AwsResponse part(S3Request request, MultipartUpload upload) {
        int number = request.number("partNumber", 0, Integer.MAX_VALUE);
        if (number < 1 || number > MAX_PARTS) {
            throw Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber",
                    Integer.toString(number));
        }
        boolean copied = request.header("x-amz-copy-source").isPresent();
        byte[] content = copied ? copied(request) : Payload.of(request.call().request()).content();
        Optional<String> checksum = upload.algorithm().map(each -> each.of(content));
        MultipartUpload.Part part = new MultipartUpload.Part(number, buckets.blobs().keep(content),
                Buckets.etag(content), checksum,
                buckets.time().instant());
        MultipartUpload.Part before = upload.parts().put(number, part);
        if (before != null) {
            before.blob().discard();
        }
        if (copied) {
            return new XmlAnswer("CopyPartResult").add("LastModified", part.modified())
                    .add("ETag", "\"" + part.etag() + "\"").answer();
        }
        AwsResponse answer = AwsResponse.empty(200).with("ETag", "\"" + part.etag() + "\"");
        return checksum.isEmpty() ? answer : answer.with(upload.algorithm().orElseThrow().header(), checksum.get());
    }

    private byte[] copied(S3Request request) {
        StoredObject source = new ObjectActions(buckets).source(request);
        Optional<Range> range = request.header("x-amz-copy-source-range")
                .flatMap(each -> Range.of(each, source.length()));
        return range.isPresent() ? source.blob().read(range.get().first(), range.get().length())
                : source.blob().read(0, Math.toIntExact(source.length()));
    }

    private AwsResponse parts(S3Request request, MultipartUpload upload) {
        int after = request.number("part-number-marker", 0, Integer.MAX_VALUE);
        int max = request.number("max-parts", 1000, 1000);
        List<MultipartUpload.Part> all = List.copyOf(upload.parts().tailMap(after, false).values());
        List<MultipartUpload.Part> page = all.subList(0, Math.min(max, all.size()));
        XmlAnswer xml = new XmlAnswer("ListPartsResult").add("Bucket", request.bucket()).add("Key", upload.key())
                .add("UploadId", upload.id()).add("PartNumberMarker", after).add("MaxParts", max)
                .add("ChecksumAlgorithm", upload.algorithm().orElse(null))
                .add("IsTruncated", page.size() < all.size())
                .add("NextPartNumberMarker", page.isEmpty() ? 0 : page.getLast().number())
                .add("StorageClass", "STANDARD");
        for (MultipartUpload.Part part : page) {
            xml.open("Part").add("PartNumber", part.number()).add("LastModified", part.modified())
                    .add("ETag", "\"" + part.etag() + "\"").add("Size", part.blob().length());
            upload.algorithm().ifPresent(each -> xml.add(each.element(), part.checksum().orElse(null)));
            xml.close("Part");
        }
        return xml.answer();
    }

    private AwsResponse complete(S3Request request, Bucket bucket, MultipartUpload upload) {
        List<MultipartUpload.Part> parts = named(XmlBody.parse(request.body()), upload);
        Optional<StoredObject.Sum> sum = upload.algorithm().map(each -> sum(each, upload, parts));
        Optional<String> expected = upload.algorithm().flatMap(each -> request.header(each.header()));
        if (expected.isPresent() && !sum.orElseThrow().value().startsWith(expected.get())) {
            throw AwsException.badRequest("BadDigest", "The " + upload.algorithm().get()
                    + " you specified did not match the calculated checksum.");
        }
        StoredObject stored = bucket.put(new StoredObject(upload.key(), "null", buckets.time().instant(),
                buckets.blobs().join(parts.stream().map(MultipartUpload.Part::blob).toList()), etag(parts),
                upload.headers(), sum,
                Map.of()), Conditions.onlyIfAbsent(request));
        bucket.uploads().remove(upload.id());
        upload.discard();
        XmlAnswer xml = new XmlAnswer("CompleteMultipartUploadResult")
                .add("Location",
                        "http://" + request.header("host").orElse("localhost") + "/" + bucket.name() + "/"
                                + upload.key())
                .add("Bucket", bucket.name()).add("Key", upload.key()).add("ETag", "\"" + stored.etag() + "\"");
        sum.ifPresent(each -> xml.add(each.algorithm().element(), each.value()).add("ChecksumType", each.type()));
        return ObjectHeaders.versioned(xml.answer(), stored);
    }

    /** The parts that the request names, checked: in order, as they were uploaded, none but the last too small. */
    private static List<MultipartUpload.Part> named(XmlBody body, MultipartUpload upload) {
        List<MultipartUpload.Part> parts = new ArrayList<>();
        int last = 0;
        for (XmlBody each : body.children("Part")) {
            int number;
            try {
                number = Integer.parseInt(each.text("PartNumber").orElse(""));
            } catch (NumberFormatException e) {
                throw Errors.malformedXml();
            }
            if (number <= last) {
                throw AwsException.badRequest("InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            MultipartUpload.Part part = upload.parts().get(number);
            boolean same = part != null && Conditions.matches(each.text("ETag").orElse(""), part.etag())
                    && upload.algorithm().flatMap(algorithm -> each.text(algorithm.element()))
                            .map(part.checksum().orElse("")::equals)
                            .orElse(true);
            if (!same) {
                throw AwsException.badRequest("InvalidPart",
                        "One or more of the specified parts could not be found.  The part may "
                                + "not have been uploaded, or the specified entity tag may not match the part's entity tag.")
                        .with("PartNumber", number);
            }
            parts.add(part);
            last = number;
        }
        if (parts.isEmpty()) {
            throw Errors.malformedXml();
        }
        if (parts.subList(0, parts.size() - 1).stream().anyMatch(part -> part.blob().length() < MIN_PART_BYTES)) {
            throw AwsException.badRequest("EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size");
        }
        return parts;
    }

    /** The MD5 of the parts' MD5s, and how many there were. */
    private static String etag(List<MultipartUpload.Part> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(HexFormat.of().parseHex(part.etag())));
        return Buckets.etag(digests.toByteArray()) + "-" + parts.size();
    }

    private static StoredObject.Sum sum(ChecksumAlgorithm algorithm, MultipartUpload upload,
            List<MultipartUpload.Part> parts) {
        if (upload.checksumType().equals("FULL_OBJECT")) {
            Iterable<byte[]> contents = () -> parts.stream()
                    .map(part -> part.blob().read(0, Math.toIntExact(part.blob().length()))).iterator();
            return new StoredObject.Sum(algorithm, algorithm.of(contents), "FULL_OBJECT");
        }
        ByteArrayOutputStream sums = new ByteArrayOutputStream();
        parts.forEach(part -> sums.writeBytes(Base64.getDecoder().decode(part.checksum().orElseThrow())));
        return new StoredObject.Sum(algorithm, algorithm.of(sums.toByteArray()) + "-" + parts.size(), "COMPOSITE");
    }
}
