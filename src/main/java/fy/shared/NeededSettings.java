package fy.shared;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Refuses to start a packaged application whose settings are missing or contradict each other, before anything else: one
 * line per fault, all at once.
 */
public final class NeededSettings implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (context.getProfiles().contains("prod") && !isBuilding()) {
            List<String> names = new ArrayList<>();
            context.iterateNames().forEachRemaining(names::add);
            var faults = new SettingFaults(name -> value(context, name), names).all();
            if (!faults.isEmpty()) {
                throw new ConfigurationException(String.join("\n", faults));
            }
        }
        return List.of();
    }

    /** The build reads the configuration too, through its own class loader. */
    private static boolean isBuilding() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    private static String value(ConfigSourceContext context, String name) {
        var setting = context.getValue(name);
        return setting == null || setting.getValue() == null ? "" : setting.getValue();
    }
}
