package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Port: whether a token is that of a user of a pool, whoever provides the pools. */
public interface UserPools {

    /** Whether there are pools at all: who relies on them is refused where there are none. */
    boolean available();

    /** @param token as in the {@code Authorization} header, without {@code Bearer} */
    Verdict verify(Scope scope, List<String> poolArns, String token);

    /** What a token is worth. */
    sealed interface Verdict {

        /** @param claims as API Gateway shows them: all text */
        record Valid(ObjectNode claims) implements Verdict {}

        record Expired() implements Verdict {}

        record Invalid() implements Verdict {}
    }

    /** There are none. */
    static UserPools none() {
        return new UserPools() {
            @Override
            public boolean available() {
                return false;
            }

            @Override
            public Verdict verify(Scope scope, List<String> poolArns, String token) {
                return new Verdict.Invalid();
            }
        };
    }
}
