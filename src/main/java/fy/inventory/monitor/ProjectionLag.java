package fy.inventory.monitor;

import fy.shared.FySettings;
import fy.shared.Jdbc;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while the projection lacks a movement for too long, whether it was not published or not read. */
@ApplicationScoped
@HealthGroup("lagging")
class ProjectionLag implements HealthCheck {

    private final Jdbc jdbc;
    private final FySettings fy;

    @Inject
    ProjectionLag(Jdbc jdbc, FySettings fy) {
        this.jdbc = jdbc;
        this.fy = fy;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("projection");
        try {
            long behind = behind();
            return response.status(behind == 0).withData("skusBehind", behind).build();
        } catch (RuntimeException e) {
            return response.down()
                    .withData("why", "the database does not answer")
                    .build();
        }
    }

    /** SKUs whose next movement to fold was committed too long ago. */
    private long behind() {
        return jdbc.first("""
                        select count(*) from stock s
                        left join (stock_level natural join projection) l on l.sku = s.sku
                        join inventory_events e on e.sku = s.sku and e.seq = coalesce(l.seq, 0) + 1
                        where s.seq > coalesce(l.seq, 0) and e.occurred_at < now() - make_interval(secs => ?)
                        """, row -> row.getLong(1), (double) fy.laggingAfter().toSeconds())
                .orElseThrow();
    }
}
