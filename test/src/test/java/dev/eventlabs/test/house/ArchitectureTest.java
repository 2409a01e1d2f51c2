package dev.eventlabs.test.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** The first step below {@code local}; what isn't here is a service. */
    private static final Set<String> GROUND = Set.of("spi", "gateway", "boot");
    private static final Pattern PART_OF_LOCAL = Pattern.compile("dev\\.eventlabs\\.local\\.(\\w+).*");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.eventlabs");
        assertThat(house).as("the classes of the modules").hasSizeGreaterThan(100);
    }

    @Test
    void infrastructureRuntimeAndLocalKnowNothingOfEachOther() {
        for (String module : Set.of("infrastructure", "runtime", "local")) {
            Set<String> others = new TreeSet<>(Set.of("infrastructure", "runtime", "local", "cli"));
            others.remove(module);
            noClasses().that().resideInAPackage("dev.eventlabs." + module + "..")
                    .should().dependOnClassesThat()
                    .resideInAnyPackage(
                            others.stream().map(each -> "dev.eventlabs." + each + "..").toArray(String[]::new))
                    .check(house);
        }
    }

    @Test
    void whatStrangersTestsUseKnowsTheEmbeddedAwsAtMost() {
        noClasses().that().resideInAPackage("dev.eventlabs.snapshots..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.eventlabs.local..", "dev.eventlabs.infrastructure..",
                        "dev.eventlabs.testkit..")
                .check(house);
        noClasses().that().resideInAPackage("dev.eventlabs.testkit..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.eventlabs.infrastructure..", "dev.eventlabs.runtime..", "dev.eventlabs.cli..")
                .check(house);
        noClasses().that().resideInAPackage("dev.eventlabs.testkit..").should().dependOnClassesThat(
                describe("are the inside of the embedded AWS", each -> part(each).isPresent()
                        // What deploy throws.
                        && !each.getSimpleName().equals("DeploymentFailed")))
                .check(house);
    }

    @Test
    void noModuleHasCyclesBetweenItsPackages() {
        for (String module : Set.of("infrastructure", "runtime", "local", "cli")) {
            slices().matching("dev.eventlabs." + module + ".(*)..").should().beFreeOfCycles()
                    .allowEmptyShould(true).check(house);
        }
    }

    @Test
    void aServiceOfTheEmbeddedAwsNeverImportsAnother() {
        for (String service : services()) {
            noClasses().that().resideInAPackage("dev.eventlabs.local." + service + "..")
                    .should().dependOnClassesThat(describe("belong to another service, or to the composition root",
                            each -> part(each).filter(other -> !other.equals(service)
                                    && (other.equals("boot") || !GROUND.contains(other))).isPresent()))
                    .check(house);
        }
    }

    @Test
    void theGroundKnowsNoService() {
        noClasses().that().resideInAnyPackage("dev.eventlabs.local.spi..", "dev.eventlabs.local.gateway..")
                .should()
                .dependOnClassesThat(describe("are a service",
                        each -> part(each).filter(other -> !GROUND.contains(other)).isPresent()))
                .check(house);
        noClasses().that().resideInAPackage("dev.eventlabs.local.spi..")
                .should().dependOnClassesThat().resideInAPackage("dev.eventlabs.local.gateway..")
                .check(house);
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        noClasses().that().resideInAnyPackage("dev.eventlabs.local..", "dev.eventlabs.infrastructure..")
                .and().resideOutsideOfPackage("dev.eventlabs.local.lambda.worker..")
                .should().accessField(System.class, "out")
                .because("a library doesn't write to its user's terminal; the worker's output is the function's log")
                .check(house);
    }

    @Test
    void waitsGoThroughTheClock() {
        noClasses().that().resideInAPackage("dev.eventlabs.local..")
                .and(describe("are not the clock itself",
                        each -> !each.getName().startsWith("dev.eventlabs.local.spi.Time")))
                .should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", Duration.class)
                .because("tests move the clock instead of waiting")
                .check(house);
    }

    @Test
    void staticFieldsAreConstants() {
        fields().that().areStatic().and().areDeclaredInClassesThat(resideInAPackage("dev.eventlabs.."))
                .and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should().beFinal()
                .because("two clouds run in one JVM")
                .check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().that().resideInAPackage("dev.eventlabs..")
                // AWS's own name.
                .and().doNotHaveSimpleName("SecretsManager")
                .should().haveNameMatching(".*(Helper|Util|Utils|Manager|Impl)")
                .check(house);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() {
        classes().that().resideInAPackage("dev.eventlabs..")
                .should(new ArchCondition<>("have a package-info.java beside them") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean described = Files.exists(Sources.of(item).resolve("package-info.java"));
                        events.add(new SimpleConditionEvent(item, described,
                                item.getPackageName() + " has no package-info.java"));
                    }
                })
                .check(house);
    }

    @Test
    void filesAreShortEnoughToBeReadAtOnce() throws IOException {
        for (Path file : Sources.all()) {
            assertThat(Files.readAllLines(file)).as(file + ": there is probably a name missing")
                    .hasSizeLessThanOrEqualTo(300);
        }
    }

    private static Set<String> services() {
        Set<String> all = new TreeSet<>();
        house.forEach(each -> part(each).filter(name -> !GROUND.contains(name)).ifPresent(all::add));
        return all;
    }

    private static Optional<String> part(JavaClass each) {
        Matcher matcher = PART_OF_LOCAL.matcher(each.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
