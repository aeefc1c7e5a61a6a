package io.chargehand.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Where frameworks, time and chance may enter. Each rule fails where it would match nothing. */
class AdapterRuleTest {

    private static final String ROOT = "io.chargehand";
    private static final String APP = ROOT + ".app..";
    private static final String COMMANDS = "..cli..";

    /** Tribuo's trainers stamp their provenance with the present time themselves. */
    private static final String TRIBUO = "..tribuo..";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "org.optaplanner..,          ..solver..",
        "org.tribuo..,               ..tribuo..",
        "ml.dmlc..,                  ..tribuo..",
        "org.springframework.web..,  ..web..",
        "io.micrometer..,            ..micrometer..",
        "org.mlflow..,               ..mlflow..",
    })
    void libraryIsUsedInItsAdaptersOnly(String library, String adapter) {
        noClasses()
                .that(resideOutsideOfPackages(adapter))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PRODUCTION);
        assertThat(PRODUCTION.stream().filter(resideInAPackage(adapter)).filter(type -> uses(type, library)))
                .as("classes in %s that use %s", adapter, library)
                .isNotEmpty();
    }

    @Test
    void sqlIsInJdbcAdaptersAndTheApplicationOnly() {
        String[] sql = {"org.springframework.jdbc..", "java.sql..", "javax.sql..", "org.postgresql.."};
        noClasses()
                .that(resideOutsideOfPackages("..jdbc..", APP))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(sql)
                .check(PRODUCTION);
        assertThat(PRODUCTION.stream()
                        .filter(resideInAPackage("..jdbc.."))
                        .filter(type -> uses(type, "org.springframework.jdbc..")))
                .as("JDBC adapters")
                .isNotEmpty();
    }

    @Test
    void coresKnowNoFramework() {
        noClasses()
                .that(DescribedPredicate.describe("are in the root of a module", AdapterRuleTest::inModuleRoot))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..", "jakarta..", "org.optaplanner..", "org.tribuo..", "ml.dmlc..")
                        .and(resideOutsideOfPackages("org.springframework.modulith..")))
                .check(PRODUCTION);
    }

    @Test
    void kernelUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".kernel..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "org.springframework.modulith..", ROOT + ".kernel.."))
                .check(PRODUCTION);
    }

    @Test
    void adaptersAreImportedByTheirOwnModuleOnly() {
        classes()
                .that(resideInAPackage(ROOT + ".."))
                .should(notImportAdaptersOfOthers())
                .check(PRODUCTION);
        assertThat(PRODUCTION.stream()
                        .filter(type ->
                                !inModuleRoot(type) && !type.getPackageName().startsWith(ROOT + ".app")))
                .as("adapters")
                .isNotEmpty();
    }

    @Test
    void timeEntersThroughAClock() {
        Set<String> present = Set.of("now", "systemUTC", "systemDefaultZone", "system", "currentTimeMillis");
        DescribedPredicate<JavaAccess<?>> readsTheTime = DescribedPredicate.describe(
                "read the present time without a clock",
                access -> present.contains(access.getTarget().getName()) && isTime(access) && !takesClock(access));
        noClasses()
                .that(resideOutsideOfPackages(APP, COMMANDS, TRIBUO))
                .should()
                .accessTargetWhere(readsTheTime)
                .check(PRODUCTION);
        assertThat(PRODUCTION.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(readsTheTime))
                .as("the one place that makes the clock")
                .isNotEmpty();
    }

    @Test
    void chanceEntersAsASeed() {
        DescribedPredicate<JavaAccess<?>> unseeded = DescribedPredicate.describe(
                "draw without a seed",
                access -> access.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
                        || access.getTargetOwner().getName().equals("java.security.SecureRandom")
                        || isCall(access, Math.class, "random")
                        || access.getTargetOwner().isEquivalentTo(Random.class)
                                && access.getTarget().getFullName().endsWith("<init>()"));
        noClasses()
                .that(resideOutsideOfPackages(APP))
                .should()
                .accessTargetWhere(unseeded)
                .check(PRODUCTION);
    }

    private static boolean uses(JavaClass type, String library) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(resideInAPackage(library));
    }

    private static boolean inModuleRoot(JavaClass type) {
        String name = type.getPackageName();
        return name.matches("io\\.chargehand\\.[a-z]+") && !name.equals(ROOT + ".app");
    }

    private static boolean isTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.startsWith("java.time.") || owner.equals("java.lang.System");
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().contains(Clock.class.getName() + ")");
    }

    private static boolean isCall(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(name);
    }

    private static ArchCondition<JavaClass> notImportAdaptersOfOthers() {
        return new ArchCondition<>("not import another module's adapters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isAdapterOfAnother(type, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isAdapterOfAnother(JavaClass type, JavaClass target) {
        String[] from = type.getPackageName().split("\\.", -1);
        String[] to = target.getPackageName().split("\\.", -1);
        boolean adapter = target.getPackageName().startsWith(ROOT + ".") && to.length > 3;
        boolean listed = adapter && from[2].equals("app") && to[3].equals("cli");
        return adapter && !listed && !from[2].equals(to[2]);
    }
}
