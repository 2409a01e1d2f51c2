package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.database.AuroraPostgres;
import dev.eventlabs.infrastructure.constructs.database.DatabaseSchema;
import dev.eventlabs.infrastructure.constructs.database.Migrations;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.constructs.Construct;

final class AuroraPostgresExhibit extends Exhibit {
    private final List<Construct> shown;
    private final PrivateNetwork network;

    AuroraPostgresExhibit() {
        Path sqlFiles = Path.of("src/test/resources/parcels");
        Code code = Code.fromAsset("src/test/resources/parcels");
        // tag::aurora-postgres[]
        PrivateNetwork network = PrivateNetwork.Builder.create(this, "Network").build();
        AuroraPostgres database = AuroraPostgres.Builder.create(this, "Database", network, "parcels").build();
        JavaFunction sorter = JavaFunction.Builder.create(this, "Sorter", "com.example.Sorter::sort")
                .network(network)
                .build();
        DatabaseSchema schema = DatabaseSchema.Builder
                .create(this, "Schema", database, Migrations.ofFolder(sqlFiles, code, "db/parcels"))
                .build();
        schema.connect(sorter, "parcels_app"); // a user that the migrations made
        // end::aurora-postgres[]
        shown = List.of(database, schema);
        this.network = network;

        // tag::aurora-postgres-override[]
        AuroraPostgres.Builder.create(this, "Busy", network, "parcels")
                .capacity(0.5, 16)
                .cluster(c -> c.storageType(DBClusterStorageType.AURORA_IOPT1))
                .build();
        // end::aurora-postgres-override[]
    }

    @Override
    String page() {
        return "aurora-postgres";
    }

    @Override
    List<Construct> shown() {
        return shown;
    }

    /** What connects comes from a security group. */
    @Override
    IGrantable grantee(String id) {
        return networked(id);
    }

    private JavaFunction networked(String id) {
        return JavaFunction.Builder.create(this, id, "com.example." + id).network(network).build();
    }

    @Override
    void proves(Synthesised out) {
        String cluster = "AWS::RDS::DBCluster";
        assertThat(out.properties(cluster, "Database").at("/ServerlessV2ScalingConfiguration/MinCapacity").asInt())
                .isZero();
        assertThat(out.resources("Custom::DatabaseSchema")).hasSize(1);
        assertThat(out.properties(cluster, "Busy").path("StorageType").asText()).isEqualTo("aurora-iopt1");
    }
}
