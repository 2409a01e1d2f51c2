package dev.eventlabs.local.lambda;

import java.nio.file.Path;

/**
 * A deployment package, unpacked.
 *
 * @param sha256 of the zip, base64 as the API shows it
 * @param size of the zip in bytes
 * @param id of the package, for its URL
 * @param zip as it was uploaded
 * @param root where its content lies
 */
record CodePackage(String sha256, long size, String id, Path zip, Path root) {}
