package dev.eventlabs.infrastructure.constructs.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.constructs.Construct;

/** What must hold for our networks, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class NetworkRules {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}/(\\d{1,2})");
    private static final int WIDEST = 16;
    /** A sixteenth of it is the smallest subnet there is, a /28. */
    private static final int NARROWEST = 24;
    private static final int MOST_ZONES = 6;

    private NetworkRules() {}

    /** Answers the range's prefix length. */
    static int range(Construct network, String range) {
        Matcher matcher = RANGE.matcher(range);
        int prefix = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (prefix < WIDEST || prefix > NARROWEST) {
            throw refused(network, "addresses(\"" + range
                    + "\") was given; a range is written as in 10.0.0.0/16 and has a prefix of 16 to 24."
                    + " Leave it out for 10.0.0.0/16.");
        }
        return prefix;
    }

    static void zones(Construct network, int zones) {
        if (zones < 2 || zones > MOST_ZONES) {
            throw refused(network, "zones(" + zones
                    + ") was given; 2 to 6 are allowed, since a database wants two. Leave it out for 2.");
        }
    }

    /** CDK answers with fewer where it knows of fewer, without a word. */
    static void zonesThere(Construct network, int wished, int there) {
        if (there < wished) {
            throw refused(network, "zones(" + wished + ") was given, but " + there
                    + " are known. A stack for any account and region has two: give it an environment, or leave zones out.");
        }
    }

    private static IllegalArgumentException refused(Construct network, String message) {
        return new IllegalArgumentException("Network " + network.getNode().getPath() + ": " + message);
    }
}
