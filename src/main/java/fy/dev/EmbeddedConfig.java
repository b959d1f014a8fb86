package fy.dev;

import io.quarkus.runtime.ImageMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded servers of the profiles {@code dev} and {@code test}, once per JVM, and tells the application where
 * they listen. In every other profile, and where {@code fy.embedded=false}, it does nothing and touches no class of the
 * servers' libraries, which the package does not contain.
 */
public final class EmbeddedConfig implements ConfigSourceFactory {

    /** A constant of the native image, so that the servers are no part of it. */
    private static final boolean ON_JVM = ImageMode.current() == ImageMode.JVM;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!ON_JVM) {
            return List.of();
        }
        Optional<String> profile = context.getProfiles().stream()
                .filter(name -> name.equals("dev") || name.equals("test"))
                .findFirst();
        if (profile.isEmpty() || insideMaven() || value(context, "fy.embedded").equals("false")) {
            return List.of();
        }
        var running = new Running(profile.get());
        Runnable start = () -> running.startOnce(start(profile.get(), context));
        if (quarkusStarts()) {
            start.run();
        }
        return List.of(new Addresses(running, start));
    }

    /**
     * Maven itself reads the configuration too, to generate code: no reason to start a database. Known by the JVM's main class,
     * since {@code quarkus:dev} hands Maven's system properties on to the application.
     */
    private static boolean insideMaven() {
        return System.getProperty("sun.java.command", "").startsWith("org.codehaus.plexus.classworlds");
    }

    /** Otherwise it is a test runner that looks at its settings, perhaps for tests that need no server. */
    private static boolean quarkusStarts() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    private static Callable<EmbeddedServers> start(String profile, ConfigSourceContext context) {
        if (profile.equals("test")) {
            return EmbeddedServers::startForTests;
        }
        String home = value(context, "fy.home");
        boolean fresh = value(context, "fy.demo").equals("fresh");
        return () -> EmbeddedServers.startForDev(Path.of(home.isEmpty() ? ".fy" : home), fresh);
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null ? "" : value.getValue();
    }

    /** Waits for the servers only when an address is asked for, so that they start while Quarkus does. */
    private record Addresses(Running running, Runnable start) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return EmbeddedAddress.NAMES;
        }

        @Override
        public @Nullable String getValue(String name) {
            if (!EmbeddedAddress.NAMES.contains(name)) {
                return null;
            }
            start.run();
            return running.addresses().get(name);
        }

        @Override
        public String getName() {
            return "embedded servers";
        }

        /** Above application.properties, below environment and command line. */
        @Override
        public int getOrdinal() {
            return 260;
        }
    }
}
