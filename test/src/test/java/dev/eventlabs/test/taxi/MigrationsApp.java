package dev.eventlabs.test.taxi;

import dev.eventlabs.infrastructure.constructs.database.AuroraPostgres;
import dev.eventlabs.infrastructure.constructs.database.DatabaseSchema;
import dev.eventlabs.infrastructure.constructs.database.Migrations;
import dev.eventlabs.infrastructure.constructs.function.RuntimeCode;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.test.cloud.Assemblies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;

/** The lab's database with other migrations, as somebody would have it who goes on from there: code of his own, with his SQL in it. */
final class MigrationsApp {

    static final String STACK = "Migrations";
    private static final String FOLDER = "db/changed";

    private MigrationsApp() {}

    /** @param changes files that are added to those of the lab, or put in their place */
    static Path with(Map<String, String> changes) {
        Map<String, byte[]> files = new TreeMap<>(RuntimeCode.filesOf("db/taxi"));
        changes.forEach((name, sql) -> files.put(name, sql.getBytes(StandardCharsets.UTF_8)));
        Path zip = Assemblies.directory("migrations-code").resolve("code.zip");
        Path sql = Assemblies.directory("migrations-sql");
        try (InputStream runtime = RuntimeCode.class
                .getResourceAsStream("/dev/eventlabs/infrastructure/eventlabs-runtime.zip")) {
            Files.copy(runtime, zip);
            try (FileSystem code = FileSystems.newFileSystem(zip)) {
                Path inside = Files.createDirectories(code.getPath(FOLDER));
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(sql.resolve(file.getKey()), file.getValue());
                    Files.write(inside.resolve(file.getKey()), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Assemblies.synthesise("migrations", app -> {
            Stack stack = new Stack(app, STACK);
            PrivateNetwork network = PrivateNetwork.Builder.create(stack, "Network").build();
            AuroraPostgres database = AuroraPostgres.Builder.create(stack, "Database", network, "taxidb").build();
            DatabaseSchema schema = DatabaseSchema.Builder.create(stack, "Schema", database,
                    Migrations.ofFolder(sql, Code.fromAsset(zip.toString()), FOLDER)).build();
            output(stack, "Host", database.getHost());
            output(stack, "Port", database.getPort());
            output(stack, "Applied", schema.getResource().getAttString("Applied"));
        });
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
