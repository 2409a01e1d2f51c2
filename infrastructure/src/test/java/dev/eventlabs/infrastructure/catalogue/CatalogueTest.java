package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.GeneratedPage;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.table.DurableTable;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.constructs.Construct;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
    /** Of lines that are shown, which neither blank ones are nor the comments around tables. */
    private static final int A_SCREEN = 80;
    private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "..", "docs", "constructs");

    private final List<Exhibit> exhibits = List.of(new DurableQueueExhibit(), new DurableTableExhibit(),
            new RecordStreamExhibit(), new JavaFunctionExhibit(), new StreamConsumerExhibit(), new WorkflowExhibit(),
            new LambdaApiExhibit(), new UserDirectoryExhibit(), new PrivateNetworkExhibit(),
            new AuroraPostgresExhibit(), new LabDashboardExhibit());

    private Stream<Named<Exhibit>> exhibits() {
        return exhibits.stream().map(exhibit -> Named.of(exhibit.page(), exhibit));
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void snippetsMakeWhatTheySayAndTablesComeOutOfTheCode(Exhibit exhibit) throws ReflectiveOperationException,
            IOException {
        Permissions permissions = Permissions.grantedBy(exhibit);
        Synthesised out = Synthesised.of(exhibit);

        exhibit.proves(out);
        for (Class<?> construct : exhibit.listed()) {
            has(exhibit, "options", construct, CatalogueTables.options(ConstructSource.of(construct)));
        }
        for (Class<?> other : exhibit.spelledOut()) {
            has(exhibit, "methods", other, CatalogueTables.methods(ConstructSource.of(other)));
        }
        for (Construct shown : exhibit.shown()) {
            String alarms = CatalogueTables.alarms(exhibit, shown, out);
            has(exhibit, "permissions", shown.getClass(), permissions.table(shown, out));
            has(exhibit, "alarms", shown.getClass(), alarms);
            has(exhibit, "metrics", shown.getClass(), CatalogueTables.metrics(exhibit.told(shown, "metric")));
            assertThat(toldAlarms(shown)).as("getAlarms() of %s beside the template's", shown)
                    .isEqualTo(alarms.lines().count() - 2);
        }
        assertThat(Files.readAllLines(file(exhibit))).as("lines of the page")
                .filteredOn(line -> !line.isBlank() && !line.startsWith("<!--"))
                .hasSizeLessThanOrEqualTo(A_SCREEN);
    }

    private static long toldAlarms(Construct shown) throws ReflectiveOperationException {
        for (var method : shown.getClass().getMethods()) {
            if (method.getName().equals("getAlarms")) {
                return ((List<?>) method.invoke(shown)).size();
            }
        }
        return 0;
    }

    private static Path file(Exhibit exhibit) {
        return PAGES.resolve(exhibit.page() + ".md");
    }

    /** A table without rows has no place on the page. */
    private static void has(Exhibit exhibit, String table, Class<?> of, String expected) throws IOException {
        String part = table + " of " + of.getSimpleName();
        if (expected.lines().count() == 2) {
            assertThat(Files.readString(file(exhibit))).doesNotContain("<!-- " + part);
            return;
        }
        GeneratedPage.has("constructs/" + exhibit.page() + ".md", part, expected);
    }

    @Test
    void everyConstructIsOnAPageAndInTheIndex() {
        Map<Class<?>, String> pages = new TreeMap<>(Comparator.comparing(Class::getSimpleName));
        for (Exhibit exhibit : exhibits) {
            exhibit.listed().forEach(listed -> pages.put(listed, exhibit.page()));
            exhibit.shown().forEach(shown -> pages.put(shown.getClass(), exhibit.page()));
        }
        assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(PublicConstructs.all());

        String index = CatalogueTables.index(pages);
        GeneratedPage.has("constructs/README.md", "index of constructs", index);
        GeneratedPage.has("../README.md", "index of constructs",
                index.replaceAll("(?m) \\|[^|]*\\|$", " |").replace("](", "](docs/constructs/"));
    }

    @Test
    void everyBuilderNamesThingsFirstAndIsOverriddenLast() {
        for (Class<?> construct : PublicConstructs.all()) {
            List<ConstructSource.Member> options = ConstructSource.of(construct).options();
            List<Integer> order = options.stream().map(CatalogueTest::place).toList();
            assertThat(order).as("%s: %s", construct.getSimpleName(),
                    options.stream().map(ConstructSource.Member::name).toList()).isSorted();
        }
    }

    /** Names, what it does, lifecycle, overrides of what is wrapped. */
    private static int place(ConstructSource.Member option) {
        if (option.name().matches(".*(Name|Identifier)|description")) {
            return 0;
        }
        boolean override = option.names().endsWith("(override)") && !option.name().equals("asynchronous");
        return override ? 3 : option.name().equals("lifecycle") ? 2 : 1;
    }

    @Test
    void aStreamingTableIsBuiltLikeATable() {
        assertThat(calls(StreamingTable.class))
                .isEqualTo(calls(DurableTable.class));
    }

    private static List<String> calls(Class<?> construct) {
        return ConstructSource.of(construct).options().stream().map(ConstructSource.Member::call).toList();
    }
}
