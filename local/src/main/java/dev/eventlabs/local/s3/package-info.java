/**
 * S3 as far as assets and CDK's own buckets need it: objects in files, versions, multipart uploads, checksums, bucket settings kept.
 * Nothing that reacts to objects: no notifications, no lifecycle.
 */
package dev.eventlabs.local.s3;
