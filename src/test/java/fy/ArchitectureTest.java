package fy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package table: which capability may know which. Everybody may know the public types of shared, events, eventstore and traces. */
class ArchitectureTest {

    private static final Set<String> EVERYBODY = Set.of("shared", "events", "eventstore", "traces");
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
            Map.entry("traces", Set.of()),
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

    private static final Set<String> SENDERS = Set.of(
            "org.eclipse.microprofile.reactive.messaging.Emitter",
            "io.smallrye.reactive.messaging.MutinyEmitter",
            "org.eclipse.microprofile.reactive.messaging.Outgoing");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fy");

    private static final ArchRule ONLY_THE_EVENTSTORE_AND_THE_MONITOR_SEND = noClasses()
            .that()
            .resideOutsideOfPackages("fy.eventstore..", "fy.inventory.monitor..", "fy.dev..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("send records") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getName().startsWith("org.apache.kafka.clients.producer")
                            || SENDERS.contains(type.getName());
                }
            });

    @Test
    void every_package_keeps_to_the_table() {
        assertThat(trespasses(CLASSES)).isEmpty();
    }

    @Test
    void only_the_eventstore_and_the_monitor_send_to_kafka() {
        ONLY_THE_EVENTSTORE_AND_THE_MONITOR_SEND.check(CLASSES);
    }

    /** Each cell of the table: a class that is made for this one test knows what it may not, or what it may. */
    @ParameterizedTest
    @MethodSource("cells")
    void a_class_that_trespasses_is_found_and_no_other(String from, String to) {
        var found = trespasses(aClassThatUses("fy." + from, "fy." + to + ".Anything"));
        boolean allowed =
                from.equals(to) || EVERYBODY.contains(to) || TABLE.get(from).contains(to);
        if (allowed) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(from + " -> " + to + ": Trespasser uses Anything");
        }
    }

    static Stream<Arguments> cells() {
        return TABLE.keySet().stream()
                .sorted()
                .flatMap(from -> TABLE.keySet().stream().sorted().map(to -> Arguments.of(from, to)));
    }

    @Test
    void a_package_without_a_row_is_found() {
        var stranger = aClassThatUses("fy.somewhere", "fy.shared.Sku");
        assertThatThrownBy(() -> trespasses(stranger)).hasMessageContaining("somewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.clients.producer.KafkaProducer",
                "org.eclipse.microprofile.reactive.messaging.Emitter",
                "io.smallrye.reactive.messaging.MutinyEmitter",
                "org.eclipse.microprofile.reactive.messaging.Outgoing"
            })
    void whoever_sends_is_found(String sender) {
        for (var wrong :
                List.of("fy.orders", "fy.inventory", "fy.inventory.updater", "fy.portal", "fy.notifications")) {
            var sending = aClassThatUses(wrong, sender);
            assertThatThrownBy(() -> ONLY_THE_EVENTSTORE_AND_THE_MONITOR_SEND.check(sending))
                    .as(wrong)
                    .hasMessageContaining("Trespasser");
        }
        ONLY_THE_EVENTSTORE_AND_THE_MONITOR_SEND.allowEmptyShould(true).check(aClassThatUses("fy.eventstore", sender));
    }

    private static JavaClasses aClassThatUses(String inPackage, String used) {
        try {
            var folder = Files.createTempDirectory("trespasser");
            var file = folder.resolve("Trespasser.class");
            ClassFile.of()
                    .buildTo(
                            file,
                            ClassDesc.of(inPackage, "Trespasser"),
                            type -> type.withField("used", ClassDesc.of(used), 0));
            try {
                return new ClassFileImporter().importPath(folder);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> trespasses(JavaClasses classes) {
        var broken = new TreeSet<String>();
        for (JavaClass type : classes) {
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
        return broken;
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
