package fy.shared;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Work in the background that may wait for the database longer than anybody who looks at a page: on the ordinary pool a
 * statement has seconds, here it has half a minute. For whole jobs, not for single statements.
 */
@Singleton
public class Unhurried implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(Unhurried.class);
    private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);
    private static final int STATEMENT_MILLIS = 30_000;
    private static final int SOCKET_MILLIS = 35_000;

    private final int usualSocketMillis;

    @Inject
    Unhurried(
            @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout")
                    int usualSocketSeconds) {
        this.usualSocketMillis = usualSocketSeconds * 1_000;
    }

    /** Does it; connections that it takes on this thread have time. */
    public static <T> T call(Callable<T> work) throws Exception {
        HERE.set(true);
        try {
            return work.call();
        } finally {
            HERE.remove();
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (HERE.get()) {
            give(connection, SOCKET_MILLIS, "set statement_timeout = " + STATEMENT_MILLIS);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        if (HERE.get()) {
            give(connection, usualSocketMillis, "reset statement_timeout");
        }
    }

    private static void give(Connection connection, int socketMillis, String statement) {
        try (var time = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, socketMillis);
            time.execute(statement);
        } catch (SQLException e) {
            LOG.debug("a connection keeps the time it had; who uses it next will see why", e);
        }
    }
}
