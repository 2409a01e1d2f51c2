package dev.eventlabs.local.s3;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/**
 * What a template sets of a bucket, as the XML that the API would have put. What isn't written isn't in the records, so that it is refused by name.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html">the type</a>
 */
final class BucketConfiguration {

    private BucketConfiguration() {}

    record DefaultEncryption(@JsonProperty("SSEAlgorithm") String algorithm,
            @JsonProperty("KMSMasterKeyID") String key) {}

    record EncryptionRule(DefaultEncryption serverSideEncryptionByDefault, Boolean bucketKeyEnabled) {}

    record Encryption(List<EncryptionRule> serverSideEncryptionConfiguration) {
        byte[] xml() {
            XmlAnswer xml = new XmlAnswer("ServerSideEncryptionConfiguration");
            for (EncryptionRule rule : all(serverSideEncryptionConfiguration)) {
                DefaultEncryption standard = rule.serverSideEncryptionByDefault();
                xml.open("Rule").open("ApplyServerSideEncryptionByDefault")
                        .add("SSEAlgorithm", standard == null ? "AES256" : standard.algorithm())
                        .add("KMSMasterKeyID", standard == null ? null : standard.key())
                        .close("ApplyServerSideEncryptionByDefault")
                        .add("BucketKeyEnabled", Boolean.TRUE.equals(rule.bucketKeyEnabled())).close("Rule");
            }
            return xml.answer().body();
        }
    }

    record PublicAccessBlock(Boolean blockPublicAcls, Boolean ignorePublicAcls, Boolean blockPublicPolicy,
            Boolean restrictPublicBuckets) {
        byte[] xml() {
            return new XmlAnswer("PublicAccessBlockConfiguration")
                    .add("BlockPublicAcls", Boolean.TRUE.equals(blockPublicAcls))
                    .add("IgnorePublicAcls", Boolean.TRUE.equals(ignorePublicAcls))
                    .add("BlockPublicPolicy", Boolean.TRUE.equals(blockPublicPolicy))
                    .add("RestrictPublicBuckets", Boolean.TRUE.equals(restrictPublicBuckets)).answer().body();
        }
    }

    record OwnershipRule(String objectOwnership) {}

    record Ownership(List<OwnershipRule> rules) {
        byte[] xml() {
            XmlAnswer xml = new XmlAnswer("OwnershipControls");
            all(rules).forEach(
                    rule -> xml.open("Rule").add("ObjectOwnership", rule.objectOwnership()).close("Rule"));
            return xml.answer().body();
        }
    }

    record CorsRule(String id, List<String> allowedHeaders, List<String> allowedMethods, List<String> allowedOrigins,
            List<String> exposedHeaders, Integer maxAge) {}

    record Cors(List<CorsRule> corsRules) {
        byte[] xml() {
            XmlAnswer xml = new XmlAnswer("CORSConfiguration");
            for (CorsRule rule : all(corsRules)) {
                xml.open("CORSRule").add("ID", rule.id());
                all(rule.allowedHeaders()).forEach(each -> xml.add("AllowedHeader", each));
                all(rule.allowedMethods()).forEach(each -> xml.add("AllowedMethod", each));
                all(rule.allowedOrigins()).forEach(each -> xml.add("AllowedOrigin", each));
                all(rule.exposedHeaders()).forEach(each -> xml.add("ExposeHeader", each));
                xml.add("MaxAgeSeconds", rule.maxAge()).close("CORSRule");
            }
            return xml.answer().body();
        }
    }

    record Logging(String destinationBucketName, String logFilePrefix) {
        /** @param bucket gets its own logs if no other is named */
        byte[] xml(String bucket) {
            return new XmlAnswer("BucketLoggingStatus").open("LoggingEnabled")
                    .add("TargetBucket", destinationBucketName == null ? bucket : destinationBucketName)
                    .add("TargetPrefix", logFilePrefix == null ? "" : logFilePrefix).close("LoggingEnabled")
                    .answer().body();
        }
    }

    record Abort(Integer daysAfterInitiation) {}

    record Transition(String storageClass, Integer transitionInDays, String transitionDate) {}

    record NoncurrentTransition(String storageClass, Integer transitionInDays, Integer newerNoncurrentVersions) {}

    record NoncurrentExpiration(Integer noncurrentDays, Integer newerNoncurrentVersions) {}

    record LifecycleRule(String id, String status, String prefix, List<Tag> tagFilters, Long objectSizeGreaterThan,
            Long objectSizeLessThan, Integer expirationInDays, String expirationDate,
            Boolean expiredObjectDeleteMarker, List<Transition> transitions,
            NoncurrentExpiration noncurrentVersionExpiration, Integer noncurrentVersionExpirationInDays,
            List<NoncurrentTransition> noncurrentVersionTransitions, Abort abortIncompleteMultipartUpload) {

        private void write(XmlAnswer xml) {
            xml.open("Rule").add("ID", id).open("Filter");
            boolean more = !all(tagFilters).isEmpty() || objectSizeGreaterThan != null || objectSizeLessThan != null;
            if (more) {
                xml.open("And");
            }
            xml.add("Prefix", prefix == null ? "" : prefix);
            all(tagFilters).forEach(
                    tag -> xml.open("Tag").add("Key", tag.key()).add("Value", tag.value()).close("Tag"));
            xml.add("ObjectSizeGreaterThan", objectSizeGreaterThan).add("ObjectSizeLessThan", objectSizeLessThan);
            if (more) {
                xml.close("And");
            }
            xml.close("Filter").add("Status", status);
            if (expirationInDays != null || expirationDate != null || expiredObjectDeleteMarker != null) {
                xml.open("Expiration").add("Days", expirationInDays).add("Date", expirationDate)
                        .add("ExpiredObjectDeleteMarker", expiredObjectDeleteMarker).close("Expiration");
            }
            all(transitions).forEach(each -> xml.open("Transition").add("Days", each.transitionInDays())
                    .add("Date", each.transitionDate()).add("StorageClass", each.storageClass()).close("Transition"));
            NoncurrentExpiration noncurrent = noncurrentVersionExpiration != null ? noncurrentVersionExpiration
                    : new NoncurrentExpiration(noncurrentVersionExpirationInDays, null);
            if (noncurrent.noncurrentDays() != null) {
                xml.open("NoncurrentVersionExpiration").add("NoncurrentDays", noncurrent.noncurrentDays())
                        .add("NewerNoncurrentVersions", noncurrent.newerNoncurrentVersions())
                        .close("NoncurrentVersionExpiration");
            }
            all(noncurrentVersionTransitions).forEach(each -> xml.open("NoncurrentVersionTransition")
                    .add("NoncurrentDays", each.transitionInDays())
                    .add("NewerNoncurrentVersions", each.newerNoncurrentVersions())
                    .add("StorageClass", each.storageClass()).close("NoncurrentVersionTransition"));
            if (abortIncompleteMultipartUpload != null) {
                xml.open("AbortIncompleteMultipartUpload")
                        .add("DaysAfterInitiation", abortIncompleteMultipartUpload.daysAfterInitiation())
                        .close("AbortIncompleteMultipartUpload");
            }
            xml.close("Rule");
        }
    }

    record Lifecycle(List<LifecycleRule> rules) {
        byte[] xml() {
            XmlAnswer xml = new XmlAnswer("LifecycleConfiguration");
            all(rules).forEach(rule -> rule.write(xml));
            return xml.answer().body();
        }
    }

    private static <T> List<T> all(List<T> list) {
        return list == null ? List.of() : list;
    }
}
