package dev.eventlabs.runtime.migration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.database.Address;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.SecretLogin;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A custom resource that brings a database's schema forward. Create and Update apply the migrations that are new; Delete does nothing: data go
 * with their cluster, or stay.
 *
 * <p>Environment: {@code DATABASE_HOST}, {@code DATABASE_PORT}, {@code DATABASE_NAME}; {@code SECRET_ARN} of the master user; {@code MIGRATIONS},
 * a folder of the class path such as {@code db/taxi}, or with a slash in front one of the file system, such as a layer's. For an Update the
 * resource needs a property that changes with the files, such as their hash. {@code Fn::GetAtt}: {@code Version}, {@code Applied}.
 *
 * <p>It answers CloudFormation itself; to CDK's provider framework, which gives no {@code ResponseURL}, it returns the answer or throws.
 */
public final class MigrateDatabase implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    // As long as a function may run.
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(15);

    private final Database database;
    private final MigrationFolder folder;
    private final String physicalResourceId;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public MigrateDatabase() {
        this(Environment.ofProcess());
    }

    private MigrateDatabase(Environment environment) {
        this(environment, Address.of(environment), environment.required("SECRET_ARN"));
    }

    private MigrateDatabase(Environment environment, Address address, String secret) {
        this(new Database(address, new SecretLogin(AwsClients.build(SecretsManagerClient.builder()), secret),
                LONGEST_STATEMENT), new MigrationFolder(environment.required("MIGRATIONS")),
                "migrations-of-" + address.database() + "-at-" + address.host(), StructuredLog.ofProcess());
    }

    MigrateDatabase(Database database, MigrationFolder folder, String physicalResourceId, StructuredLog log) {
        this.database = database;
        this.folder = folder;
        this.physicalResourceId = physicalResourceId;
        this.log = log;
        this.priming = Priming.register(database::warmUp, log);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        var request = new CustomResourceRequest(event);
        CustomResourceAnswer answer = answer(request, context);
        request.responseUrl().ifPresent(url -> new ResponseSender().send(url, answer.json(request)));
        if (request.responseUrl().isEmpty() && answer.failure().isPresent()) {
            throw new IllegalStateException(answer.failure().get());
        }
        return Map.of("PhysicalResourceId", answer.physicalResourceId(), "Data", answer.data());
    }

    private CustomResourceAnswer answer(CustomResourceRequest request, Context context) {
        String requestId = context.getAwsRequestId();
        try {
            return switch (request.type()) {
                case "Create", "Update" -> migrated(context);
                case "Delete" -> new CustomResourceAnswer(request.physicalResourceId().orElse(physicalResourceId),
                        Optional.empty(), Map.of());
                case String other -> failed(request, requestId, "The RequestType is " + other
                        + "; Create, Update and Delete are what CloudFormation asks for.");
            };
        } catch (RuntimeException e) {
            // An edge: whatever it is, CloudFormation must hear of it now and not in an hour.
            return failed(request, requestId, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            database.close();
        }
    }

    private CustomResourceAnswer migrated(Context context) {
        var migrator = new Migrator(folder.migrations(), context::getRemainingTimeInMillis);
        Migrated migrated = database.inTransaction(migrator::migrate);
        String applied = String.join(",", migrated.applied());
        log.line(Level.INFO, "database migrated", context.getAwsRequestId()).with("version", migrated.version())
                .with("applied", applied).write();
        return new CustomResourceAnswer(physicalResourceId, Optional.empty(),
                Map.of("Version", Integer.toString(migrated.version()), "Applied", applied));
    }

    private CustomResourceAnswer failed(CustomResourceRequest request, String requestId, String reason) {
        log.line(Level.ERROR, "database not migrated", requestId).with("reason", reason).write();
        return new CustomResourceAnswer(request.physicalResourceId().orElse(physicalResourceId), Optional.of(reason),
                Map.of());
    }
}
