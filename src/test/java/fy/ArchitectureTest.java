package fy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The package table: which capability may know which. Everybody may know shared, events and eventstore's public types. */
class ArchitectureTest {

    private static final Set<String> EVERYBODY = Set.of("shared", "events", "eventstore");
    private static final Set<String> CAPABILITIES = Set.of(
            "clients",
            "catalog",
            "inventory",
            "inventory.updater",
            "inventory.monitor",
            "orders",
            "notifications",
            "live",
            "web");

    /** What a package may depend on besides {@link #EVERYBODY} and itself. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("events", Set.of()),
            Map.entry("eventstore", Set.of()),
            Map.entry("clients", Set.of()),
            Map.entry("catalog", Set.of()),
            Map.entry("inventory", Set.of("catalog", "inventory.updater")),
            Map.entry("inventory.updater", Set.of("catalog")),
            Map.entry("inventory.monitor", Set.of("catalog", "inventory")),
            Map.entry("orders", Set.of("inventory.updater", "catalog", "clients")),
            Map.entry("notifications", Set.of("clients", "catalog", "orders")),
            Map.entry("live", Set.of("clients", "catalog", "inventory", "orders", "web")),
            Map.entry("web", Set.of("clients", "inventory", "inventory.updater")),
            Map.entry("portal", CAPABILITIES),
            Map.entry("storefront", CAPABILITIES),
            Map.entry("operator", CAPABILITIES),
            Map.entry("api", CAPABILITIES),
            Map.entry("dev", everything()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fy");

    @Test
    void every_package_keeps_to_the_table() {
        var broken = new TreeSet<String>();
        for (JavaClass type : CLASSES) {
            String from = capability(type);
            assertThat(TABLE).as("the package %s has a row in the table", from).containsKey(from);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getPackageName().startsWith("fy.")) {
                    String to = capability(dependency.getTargetClass());
                    if (!to.equals(from)
                            && !EVERYBODY.contains(to)
                            && !TABLE.get(from).contains(to)) {
                        broken.add(from + " -> " + to + ": " + type.getSimpleName() + " uses "
                                + dependency.getTargetClass().getSimpleName());
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void only_the_eventstore_and_the_monitor_send_to_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fy.eventstore..", "fy.inventory.monitor..", "fy.dev..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("send records") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getName().startsWith("org.apache.kafka.clients.producer")
                                || type.getName().equals("org.eclipse.microprofile.reactive.messaging.Emitter")
                                || type.getName().equals("io.smallrye.reactive.messaging.MutinyEmitter")
                                || type.getName().equals("org.eclipse.microprofile.reactive.messaging.Outgoing");
                    }
                })
                .check(CLASSES);
    }

    private static String capability(JavaClass type) {
        String name = type.getPackageName().substring("fy".length());
        String path = name.isEmpty() ? "" : name.substring(1);
        if (path.startsWith("inventory.")) {
            return path;
        }
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static Set<String> everything() {
        var all = new TreeSet<>(CAPABILITIES);
        all.addAll(Set.of("portal", "storefront", "operator", "api"));
        return all;
    }
}
