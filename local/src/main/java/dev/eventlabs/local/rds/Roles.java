package dev.eventlabs.local.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles that Aurora comes with, and the master user.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html">rds_superuser</a>
 */
final class Roles {

    private Roles() {}

    /** Each server has these. */
    static List<String> everywhere() {
        return List.of("CREATE ROLE rds_superuser NOLOGIN", "CREATE ROLE rds_iam NOLOGIN",
                "CREATE ROLE rds_password NOLOGIN", "CREATE ROLE rds_replication NOLOGIN",
                "GRANT pg_monitor, pg_signal_backend, pg_checkpoint, pg_create_subscription, rds_password, "
                        + "rds_replication TO rds_superuser WITH ADMIN OPTION");
    }

    /** One after the other, since a database isn't created within a transaction. */
    static List<String> of(Master master, Optional<String> databaseName) {
        String user = Sql.identifier(master.user());
        List<String> all = new ArrayList<>(List.of(
                "CREATE ROLE " + user + " LOGIN NOSUPERUSER CREATEDB CREATEROLE PASSWORD "
                        + Sql.literal(master.password()),
                "GRANT rds_superuser TO " + user,
                // The master user may grant it, and isn't a member himself: he would no longer log in by his password.
                "GRANT rds_iam TO " + user + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE",
                "ALTER DATABASE postgres OWNER TO " + user));
        databaseName.filter(name -> !name.equals("postgres")).ifPresent(
                // By files: there is nothing yet that a checkpoint would take long for.
                name -> all.add("CREATE DATABASE " + Sql.identifier(name) + " OWNER " + user + " STRATEGY FILE_COPY"));
        return all;
    }

    /** Whether a role is a member of {@code rds_iam}, its password, and until when that is valid, in seconds. */
    static String login(String role) {
        return "SELECT pg_has_role(r.oid, i.oid, 'USAGE') OR pg_has_role(r.oid, i.oid, 'SET'), r.rolpassword, "
                + "CASE WHEN isfinite(r.rolvaliduntil) THEN extract(epoch FROM r.rolvaliduntil)::bigint END "
                + "FROM pg_authid r LEFT JOIN pg_authid i ON i.rolname = 'rds_iam' WHERE r.rolname = "
                + Sql.literal(role);
    }
}
