package fy.dev.demo;

import fy.clients.MemberRole;
import fy.shared.Jdbc;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Fills an empty marketplace, once; {@code -Dfy.demo=fresh} empties it. Pages work while it does. */
@Singleton
@IfBuildProfile("dev")
class DemoWorld {

    private static final Logger LOG = Logger.getLogger("fy");

    private final DemoPeople people;
    private final DemoCatalog catalog;
    private final DemoTrade trade;
    private final Jdbc jdbc;

    DemoWorld(DemoPeople people, DemoCatalog catalog, DemoTrade trade, Jdbc jdbc) {
        this.people = people;
        this.catalog = catalog;
        this.trade = trade;
        this.jdbc = jdbc;
    }

    void start(@Observes StartupEvent started) {
        if (jdbc.first("select 1 from brands limit 1", row -> row.getInt(1)).isEmpty()) {
            Thread.ofVirtual().name("demo-world").start(this::make);
        }
    }

    private void make() {
        try {
            var offers = DemoBrand.ALL.stream().map(catalog::open).toList();
            var amelie = offers.getFirst();
            people.member(amelie.brandId(), amelie.brand().owner(), "bruno", MemberRole.STAFF);
            people.member(amelie.brandId(), amelie.brand().owner(), "vera", MemberRole.VIEWER);
            people.key("fy_dev_brand", people.person(amelie.brand().owner()), amelie.brandId());
            people.key("fy_dev_customer", people.person("clara"), null);
            people.key("fy_dev_operator", people.operator(), null);
            trade.run(offers);
            LOG.info("The demo world is ready: three brands, their works and their trade");
        } catch (RuntimeException e) {
            LOG.error("The demo world could not be finished: start again with -Dfy.demo=fresh", e);
        }
    }
}
