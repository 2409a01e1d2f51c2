package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;

/** S3's errors, as it words them. */
final class Errors {

    private Errors() {}

    static AwsException noSuchBucket(String bucket) {
        return AwsException.notFound("NoSuchBucket", "The specified bucket does not exist").with("BucketName", bucket);
    }

    static AwsException noSuchKey(String key) {
        return AwsException.notFound("NoSuchKey", "The specified key does not exist.").with("Key", key);
    }

    static AwsException noSuchUpload(String id) {
        return AwsException
                .notFound("NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the "
                        + "upload may have been aborted or completed.")
                .with("UploadId", id);
    }

    static AwsException invalidArgument(String message, String name, String value) {
        return AwsException.badRequest("InvalidArgument", message).with("ArgumentName", name).with("ArgumentValue",
                value);
    }

    static AwsException malformedXml() {
        return AwsException.badRequest("MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsException preconditionFailed(String condition) {
        return new AwsException("PreconditionFailed", 412,
                "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition);
    }

    static AwsException notImplemented(String what) {
        return new AwsException("NotImplemented", 501, "The embedded AWS's S3 doesn't have " + what + ".");
    }
}
