package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Port: whether a token is that of a user of a pool, whoever provides the pools. */
public interface UserPools {

    /** @param token as in the {@code Authorization} header, without {@code Bearer} */
    Verdict verify(Scope scope, List<String> poolArns, String token);

    /** What a token is worth. */
    sealed interface Verdict {

        /** @param claims as API Gateway shows them: all text */
        record Valid(ObjectNode claims) implements Verdict {}

        record Expired() implements Verdict {}

        record Invalid() implements Verdict {}
    }
}
