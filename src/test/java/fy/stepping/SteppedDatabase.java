package fy.stepping;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The deciding pool as one process sees it, each of whose statements waits to be let through. */
final class SteppedDatabase {

    private static final Set<String> STATEMENTS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");
    private static final String PATIENT =
            "set lock_timeout = 0; set statement_timeout = 0; set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0";

    // The constraint behind the locks: who meets it decided on stock that another decided on at the same time.
    private static final String NEXT_SEQ = "inventory_events_sku_seq_key";

    private final AgroalDataSource pool;
    private final int process;
    private volatile @Nullable Turnstile turnstile;

    SteppedDatabase(AgroalDataSource pool, int process) {
        this.pool = pool;
        this.process = process;
    }

    /** Null: statements pass freely. */
    void turnstile(@Nullable Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    AgroalDataSource dataSource() {
        return proxy(
                AgroalDataSource.class,
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? connection() : call(pool, method, arguments));
    }

    private Connection connection() throws SQLException {
        var real = pool.getConnection();
        try (var statement = real.createStatement()) {
            statement.execute(PATIENT);
        }
        int backend = real.unwrap(PGConnection.class).getBackendPID();
        return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "commit" -> step(backend, real, method, arguments);
            case "prepareStatement" -> {
                var statement = (PreparedStatement) call(real, method, arguments);
                yield proxy(
                        PreparedStatement.class,
                        (s, m, a) -> STATEMENTS.contains(m.getName())
                                ? step(backend, statement, m, a)
                                : call(statement, m, a));
            }
            case "close" -> {
                real.setAutoCommit(true);
                try (var statement = real.createStatement()) {
                    statement.execute("reset all");
                }
                real.close();
                yield null;
            }
            default -> call(real, method, arguments);
        });
    }

    private @Nullable Object step(int backend, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var gate = turnstile;
        if (gate == null) {
            return call(target, method, arguments);
        }
        gate.pass(process, backend);
        try {
            return call(target, method, arguments);
        } catch (SQLException e) {
            if ("40P01".equals(e.getSQLState())
                    || String.valueOf(e.getMessage()).contains(NEXT_SEQ)) {
                gate.collision(process, e.getMessage());
            }
            throw e;
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
