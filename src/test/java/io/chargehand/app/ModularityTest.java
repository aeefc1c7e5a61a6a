package io.chargehand.app;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The modules and what each may use, as the design says. The table stands here a second time, so that a module cannot widen
 * its own permission without a change that a reviewer sees.
 */
class ModularityTest {

    private static final String ROOT = "io.chargehand.";

    /**
     * Allowed dependencies by module; the application wires all of them and is allowed everything. Those who ask for a risk
     * describe the case in words of {@code feature}.
     */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            module("kernel"),
            module("job", "kernel"),
            module("event", "kernel"),
            module("network", "kernel", "event"),
            module("workforce", "kernel", "event", "network"),
            module("receiving", "kernel", "event", "network"),
            module("fulfillment", "kernel", "event", "network"),
            module("inventory", "kernel", "event", "network"),
            module("feature", "kernel", "event", "network", "workforce", "receiving", "fulfillment", "inventory"),
            module("registry", "kernel"),
            module("scoring", "kernel", "feature", "registry"),
            module("training", "kernel", "job", "event", "receiving", "fulfillment", "feature", "scoring", "registry"),
            module(
                    "backroom",
                    "kernel",
                    "event",
                    "network",
                    "workforce",
                    "receiving",
                    "fulfillment",
                    "inventory",
                    "feature",
                    "scoring"),
            module(
                    "sourcing",
                    "kernel",
                    "event",
                    "network",
                    "receiving",
                    "fulfillment",
                    "inventory",
                    "feature",
                    "scoring",
                    "backroom"),
            module("dispatch", "kernel", "job", "event", "fulfillment", "scoring", "backroom", "sourcing"),
            module(
                    "monitoring",
                    "kernel",
                    "event",
                    "network",
                    "workforce",
                    "receiving",
                    "fulfillment",
                    "inventory",
                    "feature",
                    "registry",
                    "scoring",
                    "training",
                    "backroom",
                    "sourcing",
                    "dispatch"),
            module(
                    "simulation",
                    "kernel",
                    "event",
                    "network",
                    "workforce",
                    "receiving",
                    "fulfillment",
                    "inventory",
                    "feature",
                    "registry",
                    "scoring",
                    "training",
                    "backroom",
                    "sourcing",
                    "dispatch"));

    private final ApplicationModules modules = ApplicationModules.of("io.chargehand");

    @Test
    void modulesKeepToTheirPermissions() {
        modules.verify();
    }

    @Test
    void modulesAreThoseOfTheTable() {
        Set<String> expected = new TreeSet<>(ALLOWED.keySet());
        expected.add("app");
        Set<String> found = new TreeSet<>();
        modules.forEach(module -> found.add(module.getIdentifier().toString()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void permissionsAreThoseOfTheTable() {
        Map<String, Set<String>> declared = new TreeMap<>();
        ALLOWED.keySet().forEach(module -> declared.put(module, declaredBy(module)));
        assertThat(declared).isEqualTo(new TreeMap<>(ALLOWED));
    }

    private static Set<String> declaredBy(String module) {
        try {
            ApplicationModule declaration =
                    Class.forName(ROOT + module + ".package-info").getAnnotation(ApplicationModule.class);
            return declaration == null
                    ? Set.of("undeclared; or a package-info in src/test hides it")
                    : Arrays.stream(declaration.allowedDependencies()).collect(Collectors.toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            return Set.of("the package has no package-info");
        }
    }

    private static Map.Entry<String, Set<String>> module(String name, String... mayUse) {
        return Map.entry(name, new TreeSet<>(Set.of(mayUse)));
    }
}
