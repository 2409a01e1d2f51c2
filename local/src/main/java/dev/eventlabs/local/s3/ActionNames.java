package dev.eventlabs.local.s3;

import java.util.Set;

/** What AWS calls the requests that are answered here, which carry no names themselves: for the documentation. */
final class ActionNames {

    static final Set<String> ALL = Set.of(
            // Buckets
            "ListBuckets", "CreateBucket", "HeadBucket", "DeleteBucket", "GetBucketLocation", "GetBucketAcl",
            // Their settings
            "GetBucketEncryption", "PutBucketEncryption", "DeleteBucketEncryption", "GetBucketVersioning",
            "PutBucketVersioning", "GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy", "GetBucketTagging",
            "PutBucketTagging", "DeleteBucketTagging", "GetPublicAccessBlock", "PutPublicAccessBlock",
            "DeletePublicAccessBlock", "GetBucketOwnershipControls", "PutBucketOwnershipControls",
            "DeleteBucketOwnershipControls", "GetBucketCors", "PutBucketCors", "DeleteBucketCors",
            "GetBucketLifecycleConfiguration", "PutBucketLifecycleConfiguration", "DeleteBucketLifecycle",
            "GetBucketLogging", "PutBucketLogging", "GetBucketAccelerateConfiguration", "GetBucketRequestPayment",
            "GetBucketNotificationConfiguration", "GetBucketWebsite", "DeleteBucketWebsite", "GetBucketReplication",
            "DeleteBucketReplication", "GetObjectLockConfiguration",
            // Objects
            "ListObjects", "ListObjectsV2", "ListObjectVersions", "GetObject", "HeadObject", "PutObject", "CopyObject",
            "DeleteObject", "DeleteObjects", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging",
            // Uploads in parts
            "CreateMultipartUpload", "UploadPart", "UploadPartCopy", "CompleteMultipartUpload",
            "AbortMultipartUpload", "ListParts", "ListMultipartUploads");

    private ActionNames() {}
}
