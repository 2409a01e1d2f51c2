package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The certificate that clients' {@code sslrootcert} may be, for anybody to fetch. */
record AuthorityPage(Clusters clusters) implements Service {

    private static final String PATH = "/_eventlabs/rds/ca.pem";

    @Override
    public String name() {
        return "eventlabs";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(request -> request.method().equals("GET") && request.path().equals(PATH),
                call -> AwsResponse.bytes(200, "application/x-pem-file",
                        clusters.certificates().authorityPem().getBytes(StandardCharsets.US_ASCII))));
    }

    /** What it shows is the clusters' to free. */
    @Override
    public void close() {}
}
