package fy.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/** A pool like the application's deciding one: its connection properties are read from the application's own settings. */
final class DecidingPool {

    private static final String PREFIX = "quarkus.datasource.deciding.jdbc.additional-jdbc-properties.";

    private DecidingPool() {}

    static AgroalDataSource open(String jdbcUrl) throws SQLException, IOException {
        var settings = new Properties();
        try (InputStream file =
                Objects.requireNonNull(DecidingPool.class.getResourceAsStream("/application.properties"))) {
            settings.load(file);
        }
        var pool = new AgroalDataSourceConfigurationSupplier();
        var connection = pool.connectionPoolConfiguration().maxSize(6).connectionFactoryConfiguration();
        connection.jdbcUrl(jdbcUrl).principal(new NamePrincipal("fy_app")).credential(new SimplePassword("fy_app"));
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> connection.jdbcProperty(name.substring(PREFIX.length()), settings.getProperty(name)));
        return AgroalDataSource.from(pool);
    }
}
