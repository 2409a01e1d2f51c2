package dev.eventlabs.runtime.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The custom resource with PostgreSQL, as CloudFormation and as CDK's provider framework call it. */
class MigrateDatabaseIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    @TempDir private Path folder;
    private final String database = ENGINE.createDatabase();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    @Test
    void createAppliesAllAndUpdateOnlyWhatIsNew() throws IOException {
        write("V1__cars.sql", "create table cars (id int); insert into cars values (1);");
        write("V2__vans.sql", "create table vans (id int)");

        assertThat(invoke("Create"))
                .containsEntry("Data", Map.of("Version", "2", "Applied", "V1__cars.sql,V2__vans.sql"))
                .containsEntry("PhysicalResourceId", "p-1");
        assertThat(invoke("Update")).containsEntry("Data", Map.of("Version", "2", "Applied", ""));

        write("V3__more.sql", "insert into cars values (2)");
        assertThat(invoke("Update")).containsEntry("Data", Map.of("Version", "3", "Applied", "V3__more.sql"));
        assertThat(ENGINE.query(database, "select count(*) from cars")).isEqualTo("2");
        assertThat(log.toString(UTF_8)).contains("\"database migrated\"", "\"version\":3");
    }

    @Test
    void aBrokenMigrationFailsWithTheDatabasesMessageAndLeavesItAsItWas() throws IOException {
        write("V1__cars.sql", "create table cars (id int)");
        invoke("Create");
        write("V2__vans.sql", "create table vans (id int)");
        write("V3__broken.sql", "insert into cars values (1); insert into lorries values (1);");

        assertThatThrownBy(() -> invoke("Update")).hasMessageContaining("V3__broken.sql failed")
                .hasMessageContaining("relation \"lorries\" does not exist").hasMessageContaining("42P01");
        assertThat(ENGINE.query(database, "select to_regclass('vans')")).isNull();
        assertThat(ENGINE.query(database, "select count(*) from cars")).isEqualTo("0");
        assertThat(ENGINE.query(database, "select max(version) from schema_history")).isEqualTo("1");

        // CloudFormation rolls back: the same function with the files of before.
        Files.delete(folder.resolve("V3__broken.sql"));
        Files.delete(folder.resolve("V2__vans.sql"));
        assertThat(invoke("Update")).containsEntry("Data", Map.of("Version", "1", "Applied", ""));
    }

    @Test
    void aDatabaseThatIsAheadIsLeftAsItIs() throws IOException {
        write("V1__cars.sql", "create table cars (id int)");
        write("V2__vans.sql", "create table vans (id int)");
        invoke("Create");
        Files.delete(folder.resolve("V2__vans.sql"));

        assertThat(invoke("Update")).containsEntry("Data", Map.of("Version", "2", "Applied", ""));
    }

    @Test
    void whatIsAppliedCanNotBeChanged() throws IOException {
        write("V1__cars.sql", "create table cars (\n    id int\n)");
        invoke("Create");
        write("V1__cars.sql", "create table cars (\r\n    id int\r\n)");
        invoke("Update");
        write("V1__cars.sql", "create table cars (id bigint)");

        assertThatThrownBy(() -> invoke("Update")).hasMessageContaining("V1__cars.sql isn't what was applied")
                .hasMessageContaining("V2__….sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2__cars.sql", "cars.sql", "V1_cars.sql", "V0__cars.sql", "V01__cars.sql", "V1__cars.txt"})
    void filesWithOtherNamesAreRefused(String name) throws IOException {
        write(name, "create table cars (id int)");

        assertThatThrownBy(() -> invoke("Create")).hasMessageContaining(name);
    }

    @Test
    void versionsAreGivenOnceAndThereMustBeOne() throws IOException {
        assertThatThrownBy(() -> invoke("Create")).hasMessageContaining("has no migrations");
        write("V1__cars.sql", "select 1");
        write("V1__vans.sql", "select 1");
        assertThatThrownBy(() -> invoke("Create")).hasMessageContaining("each once");
        assertThatThrownBy(() -> new MigrationFolder("db/nowhere").migrations())
                .hasMessageContaining("no folder db/nowhere");
    }

    @Test
    void aStatementThatTakesTooLongFailsWhileThereIsTimeToSaySo() throws IOException {
        write("V1__cars.sql", "create table cars (id int); select pg_sleep(600);");

        assertThatThrownBy(() -> function().handleRequest(event("Create", "..."), new TestContext("r-1", 10_500)))
                .hasMessageContaining("V1__cars.sql failed").hasMessageContaining("57014");
        assertThat(ENGINE.query(database, "select to_regclass('cars')")).isNull();
    }

    @Test
    void deleteDoesNothing() throws IOException {
        write("V1__cars.sql", "create table cars (id int)");
        invoke("Create");

        assertThat(invoke("Delete")).containsEntry("PhysicalResourceId", "p-0");
        assertThat(ENGINE.query(database, "select count(*) from cars")).isEqualTo("0");
    }

    @Test
    void deploymentsAtOnceAreOneAfterTheOther() throws Exception {
        write("V1__cars.sql", "create table cars (id int); insert into cars values (1);");

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> calls = IntStream.range(0, 4)
                    .<Callable<Object>>mapToObj(i -> () -> invoke("Create").get("Data")).toList();
            var data = threads.invokeAll(calls).stream().map(answer -> answer.resultNow()).toList();

            assertThat(data).containsOnlyOnce(Map.of("Version", "1", "Applied", "V1__cars.sql"));
        }
        assertThat(ENGINE.query(database, "select count(*) from cars")).isEqualTo("1");
    }

    @Test
    void f161_theAnswerIsPutWhereCloudFormationWaits() throws IOException {
        write("V1__cars.sql", "create table cars (id int)");
        HttpServer bucket = bucket();
        try {
            invoke(event("Create", "http://127.0.0.1:" + bucket.getAddress().getPort() + "/answer?signed=1"));
            write("V2__broken.sql", "select '" + "ä".repeat(5_000) + "' from nowhere");
            invoke(event("Update", "http://127.0.0.1:" + bucket.getAddress().getPort() + "/answer?signed=1"));
        } finally {
            bucket.stop(0);
        }

        // The first attempt of each is answered with 500.
        assertThat(answers).hasSize(4);
        assertThat(answers.get(1)).isEqualTo("""
                PUT /answer?signed=1 null {"Status":"SUCCESS","PhysicalResourceId":"p-1","StackId":"s-1","RequestId":"q-1",\
                "LogicalResourceId":"Migrations","Data":{"Applied":"V1__cars.sql","Version":"1"}}""");
        assertThat(answers.get(3)).contains("\"Status\":\"FAILED\",\"Reason\":\"The migration V2__broken.sql failed",
                "\"PhysicalResourceId\":\"p-0\"");
        assertThat(answers.get(3).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(4_096);
    }

    @Test
    void whatNobodyAsksForIsRefused() {
        assertThatThrownBy(() -> invoke("Destroy")).hasMessageContaining("The RequestType is Destroy");
        assertThatThrownBy(() -> function().handleRequest(null, new TestContext("r-1", 600_000)))
                .hasMessageContaining("The RequestType is nothing");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(MigrateDatabase::new).hasMessageContaining("DATABASE_PORT is missing");
    }

    private HttpServer bucket() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answers.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            exchange.sendResponseHeaders(answers.size() % 2 == 1 ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Map<String, Object> invoke(String type) {
        return invoke(event(type, "..."));
    }

    private Map<String, Object> invoke(Map<String, Object> event) {
        return function().handleRequest(event, new TestContext("r-1", 600_000));
    }

    private MigrateDatabase function() {
        return new MigrateDatabase(TestDatabases.database(ENGINE, database, "postgres"),
                new MigrationFolder(folder.toString()), "p-1",
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private static Map<String, Object> event(String type, String url) {
        var common = Map.<String, Object>of("RequestType", type, "ResponseURL", url, "StackId", "s-1", "RequestId",
                "q-1",
                "LogicalResourceId", "Migrations", "ResourceProperties", Map.of("ServiceToken", "arn"));
        if (type.equals("Create")) {
            return common;
        }
        var event = new HashMap<>(common);
        event.put("PhysicalResourceId", "p-0");
        return event;
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }
}
