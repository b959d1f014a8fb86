package fy.web;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often requests that ask for it take a connection: a page that opens no transaction takes one a statement. */
@ApplicationScoped
public class PoolVisits implements AgroalPoolInterceptor {

    public static final String HEADER = "Fy-Count";

    private final AtomicInteger visits = new AtomicInteger();

    @Inject
    CurrentVertxRequest request;

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Arc.container().requestContext().isActive()
                && request.getCurrent() != null
                && request.getCurrent().request().getHeader(HEADER) != null) {
            visits.incrementAndGet();
        }
    }

    /** How many there were since the last call. */
    public int taken() {
        return visits.getAndSet(0);
    }
}
