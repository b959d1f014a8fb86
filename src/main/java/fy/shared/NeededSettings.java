package fy.shared;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Refuses to start a packaged application that was not told where its database is, in one line, before anything else. */
public final class NeededSettings implements ConfigSourceFactory {

    private static final String ADDRESS = "quarkus.datasource.jdbc.url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (context.getProfiles().contains("prod") && !isBuilding() && isMissing(context.getValue(ADDRESS))) {
            throw new ConfigurationException("Fy has no database address: set QUARKUS_DATASOURCE_JDBC_URL"
                    + " (jdbc:postgresql://host:5432/fy), _USERNAME and _PASSWORD");
        }
        return List.of();
    }

    /** The build reads the configuration too, through its own class loader. */
    private static boolean isBuilding() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    private static boolean isMissing(@Nullable ConfigValue address) {
        return address == null
                || address.getValue() == null
                || address.getValue().isBlank();
    }
}
