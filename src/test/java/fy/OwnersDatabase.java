package fy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database as its owner has it, beside the application's pools: for tests that stand in the way or do what nobody may. */
@ApplicationScoped
public class OwnersDatabase {

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    /** The caller closes it. */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, owner, password);
    }
}
