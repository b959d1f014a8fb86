package fy.dev;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded servers of the profiles {@code dev} and {@code test}, once per JVM, and tells the application where
 * they listen. In every other profile, and where {@code fy.embedded=false}, it does nothing; it names no class of the
 * servers' libraries, which the package does not contain.
 */
public final class EmbeddedConfig implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Optional<String> profile = context.getProfiles().stream()
                .filter(name -> name.equals("dev") || name.equals("test"))
                .findFirst();
        if (profile.isEmpty() || insideMaven() || value(context, "fy.embedded").equals("false")) {
            return List.of();
        }
        return List.of(new Addresses(started(profile.get(), context)));
    }

    /** Maven itself reads the configuration too, to generate code: no reason to start a database. */
    private static boolean insideMaven() {
        return System.getProperty("maven.home") != null;
    }

    /**
     * The one start of this JVM. Quarkus loads this class anew on every reload, so what runs is remembered among the
     * system properties, in types of the JDK.
     */
    @SuppressWarnings("unchecked")
    private static Future<Map<String, String>> started(String profile, ConfigSourceContext context) {
        String key = "fy.embedded." + profile;
        synchronized (System.getProperties()) {
            Object running = System.getProperties().get(key);
            if (running == null) {
                var start = new FutureTask<>(start(profile, context));
                Thread.ofPlatform().daemon().name("embedded-servers").start(start);
                System.getProperties().put(key, start);
                running = start;
            }
            return (Future<Map<String, String>>) running;
        }
    }

    private static Callable<Map<String, String>> start(String profile, ConfigSourceContext context) {
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

    /** Waits for the servers when an address is asked for, so that they start while Quarkus does. */
    private record Addresses(Future<Map<String, String>> started) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return EmbeddedAddress.NAMES;
        }

        @Override
        public @Nullable String getValue(String name) {
            return EmbeddedAddress.NAMES.contains(name) ? await().get(name) : null;
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

        private Map<String, String> await() {
            try {
                return started.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the embedded servers start", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the embedded servers do not start: " + e.getCause(), e.getCause());
            }
        }
    }
}
