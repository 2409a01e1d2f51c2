package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Struct;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Master users' passwords, managed in Secrets Manager or not. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html">managed passwords</a>
 */
final class MasterSecrets {

    private final Secrets secrets;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    MasterSecrets(Secrets secrets, Ids ids) {
        this.secrets = secrets;
        this.ids = ids;
    }

    Master master(Input input) {
        return Master.of(input, random);
    }

    /** @return the ARN of the secret, if the password is a managed one */
    Optional<String> keep(Cluster cluster, Master master) {
        if (!master.managed()) {
            return Optional.empty();
        }
        return Optional.of(secrets.createManaged(cluster.scope(), "rds", "rds!cluster-" + ids.uuid(),
                "The secret associated with the primary RDS DB cluster: " + cluster.arn(),
                text(cluster, master.password())));
    }

    /** As a request to change the cluster says: another password, one that is managed, one that no longer is, or a new managed one. */
    void change(Cluster cluster, Input input) {
        Optional<String> password = Master.password(input);
        boolean managed = input.optionalFlag("ManageMasterUserPassword").orElse(cluster.secretArn().isPresent());
        if (managed && password.isPresent()) {
            throw Errors.combination(
                    "You can't specify MasterUserPassword for a cluster with ManageMasterUserPassword enabled.");
        }
        if (!managed && cluster.secretArn().isPresent() && password.isEmpty()) {
            throw Errors.combination("Give MasterUserPassword to turn off ManageMasterUserPassword.");
        }
        if (managed && (cluster.secretArn().isEmpty() || input.flag("RotateMasterUserPassword"))) {
            Master master = new Master(cluster.masterUser(), Master.generate(random), true);
            cluster.database().masterPassword(master.user(), master.password());
            cluster.secretArn().ifPresentOrElse(
                    arn -> secrets.putManaged(cluster.scope(), arn, text(cluster, master.password())),
                    () -> cluster.secretArn(keep(cluster, master)));
        }
        password.ifPresent(given -> cluster.database().masterPassword(cluster.masterUser(), given));
        if (!managed) {
            forget(cluster);
        }
    }

    void forget(Cluster cluster) {
        cluster.secretArn().ifPresent(arn -> secrets.deleteManaged(cluster.scope(), arn));
        cluster.secretArn(Optional.empty());
    }

    private static String text(Cluster cluster, String password) {
        return Json.text(Struct.of("username", cluster.masterUser()).with("password", password));
    }
}
