package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Bodies that SDKs have compressed, as they do with larger {@code PutMetricData} requests.
 *
 * @see <a href="https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait">request compression</a>
 */
final class Gzip {

    private static final int MAX_UNPACKED_BYTES = 64 << 20;

    private Gzip() {}

    static Call unpacked(Call call) {
        AwsRequest request = call.request();
        if (request.header("content-encoding").filter("gzip"::equalsIgnoreCase).isEmpty()) {
            return call;
        }
        byte[] body;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            body = in.readNBytes(MAX_UNPACKED_BYTES + 1);
        } catch (IOException e) {
            throw AwsException.badRequest("SerializationException",
                    "The body isn't gzip, as its Content-Encoding says: " + e.getMessage());
        }
        if (body.length > MAX_UNPACKED_BYTES) {
            throw new AwsException("RequestEntityTooLargeException", 413,
                    "The unpacked body is larger than " + MAX_UNPACKED_BYTES + " bytes.");
        }
        return new Call(call.scope(), call.requestId(), call.accessKeyId(),
                new AwsRequest(request.method(), request.path(),
                        request.query(), request.rawQuery(), request.headers(), body));
    }
}
