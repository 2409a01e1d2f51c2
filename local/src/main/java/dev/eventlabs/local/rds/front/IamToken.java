package dev.eventlabs.local.rds.front;

import dev.eventlabs.local.spi.UrlForm;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token that IAM gives for a database, which is a presigned URL without its scheme. Its signature is not checked, since any credentials
 * are taken here and their keys aren't known; that it has the form of one, is.
 *
 * @param authority host and port that it is for
 * @param query decoded
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html">IAM database authentication</a>
 */
record IamToken(String authority, Map<String, List<String>> query) {

    private static final Pattern FORM = Pattern.compile("(?<authority>[^/?]+)/?\\?(?<query>.+)", Pattern.DOTALL);
    private static final Pattern CREDENTIAL = Pattern
            .compile("[^/]+/(?<day>\\d{8})/(?<region>[^/]+)/rds-db/aws4_request");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration LONGEST_VALIDITY = Duration.ofMinutes(15);

    /**
     * @param region where the database is
     * @param hosts the names that it has
     * @return why the token doesn't open the database to the user; empty if it does
     */
    static Optional<String> flaw(String token, String user, Set<String> hosts, int port, String region, Instant now) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.of("it is no token but something else, a password perhaps");
        }
        return new IamToken(form.group("authority"), UrlForm.decode(form.group("query")))
                .flaw(user, hosts, port, region, now);
    }

    private Optional<String> flaw(String user, Set<String> hosts, int port, String region, Instant now) {
        if (hosts.stream().noneMatch(host -> authority.equalsIgnoreCase(host + ":" + port))) {
            // What was given isn't told: it may be a password that looks like this.
            return Optional.of("it is for another host or port than " + hosts + ":" + port);
        }
        if (!value("Action").equals("connect") || !value("X-Amz-Algorithm").equals("AWS4-HMAC-SHA256")
                || !value("X-Amz-Signature").matches("[0-9a-f]{64}")) {
            return Optional.of("it is no presigned request for the action connect");
        }
        if (!value("DBUser").equals(user)) {
            return Optional.of("it is for the user " + value("DBUser"));
        }
        Matcher credential = CREDENTIAL.matcher(value("X-Amz-Credential"));
        if (!credential.matches() || !credential.group("region").equals(region)) {
            return Optional
                    .of("its credential is " + value("X-Amz-Credential") + ", but must be for rds-db in " + region);
        }
        return timeFlaw(credential.group("day"), now);
    }

    private Optional<String> timeFlaw(String day, Instant now) {
        try {
            Instant signed = LocalDateTime.parse(value("X-Amz-Date"), DATE).toInstant(ZoneOffset.UTC);
            Duration validity = Duration.ofSeconds(Integer.parseInt(value("X-Amz-Expires")));
            if (!value("X-Amz-Date").startsWith(day) || !validity.isPositive()
                    || validity.compareTo(LONGEST_VALIDITY) > 0) {
                return Optional.of("its times contradict each other, or it is valid for longer than 900 seconds");
            }
            return now.isBefore(signed.plus(validity)) && !now.isBefore(signed.minus(LONGEST_VALIDITY))
                    ? Optional.empty()
                    : Optional.of("it was signed at " + signed + ", and now is " + now);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.of("its X-Amz-Date or X-Amz-Expires is malformed");
        }
    }

    private String value(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }
}
