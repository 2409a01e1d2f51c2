package dev.eventlabs.infrastructure.constructs.database;

import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/**
 * What must hold for our databases, whatever the caller wished; each message says what was given, what is allowed, what to
 * do. The limits: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
 */
record DatabaseRules(Construct database) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final double MOST_UNITS = 256;
    private static final Duration SHORTEST_PAUSE = Duration.minutes(5);
    private static final Duration LONGEST_PAUSE = Duration.days(1);

    void name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refused("the database name \"" + name
                    + "\" was given; up to 63 lower-case letters, digits and _ are allowed, a letter first.");
        }
    }

    void capacity(double least, double most) {
        if (!isHalves(least) || !isHalves(most) || least < 0 || most < 1 || most > MOST_UNITS || least > most) {
            throw refused(
                    "capacity(" + least + ", " + most + ") was given; units go by halves, the least from 0, the most"
                            + " from 1 to 256, and not below the least. Leave it out for 0 to 2.");
        }
    }

    void pause(double least, Duration pauseAfter) {
        if (pauseAfter == null || pauseAfter.isUnresolved()) {
            return;
        }
        if (least > 0) {
            throw refused(
                    "pauseAfter(" + pauseAfter.toHumanString() + ") was given with a capacity of at least " + least
                            + "; only a cluster of at least 0 units pauses. Leave one of them out.");
        }
        long seconds = pauseAfter.toSeconds().longValue();
        if (seconds < SHORTEST_PAUSE.toSeconds().longValue() || seconds > LONGEST_PAUSE.toSeconds().longValue()) {
            throw refused("pauseAfter(" + pauseAfter.toHumanString()
                    + ") was given; Aurora allows 5 minutes to 1 day. Leave it out for 5 minutes.");
        }
    }

    /** In a policy a * would be any user, the master too. */
    void user(String user) {
        if (!NAME.matcher(user).matches()) {
            throw refused("the database user \"" + user
                    + "\" was given; a name of up to 63 lower-case letters, digits and _"
                    + " is allowed, a letter first. Name the one role that the migrations made for this function.");
        }
    }

    void forcedTls(String parameter) {
        if (parameter.equals(AuroraPostgres.FORCE_TLS)) {
            throw refused(
                    "the parameter " + parameter + " was given; it is always 1, since an IAM token is a password for"
                            + " fifteen minutes. Leave it out.");
        }
    }

    private static boolean isHalves(double units) {
        return units * 2 == Math.rint(units * 2);
    }

    private IllegalArgumentException refused(String message) {
        return new IllegalArgumentException("Database " + database.getNode().getPath() + ": " + message);
    }
}
