package fy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fy.bench.Addresses.Address;
import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No list reads, sorts or answers more for having been sold from for years: looked at in a large town, as the database did it. */
class PlansIT {

    private static final LargeTown TOWN = new LargeTown(6_000, 5_000, 60_000, 60_000);

    /** Statements that may read more than a list, and why. */
    private static final Map<String, Pattern> ALLOWED = Map.of(
            "a brand's search in its own shelves", Pattern.compile("from skus k cross join lateral .* ilike "),
            "a brand's search in its own products",
                    Pattern.compile("from products p where p.brand_id = .* p.name ilike "),
            "a brand's SKUs that are out, low or not published",
                    Pattern.compile("from skus k cross join lateral .* and \\((coalesce\\(l|not \\(k)"),
            "how many those are, remembered for some seconds",
                    Pattern.compile("^select count\\(\\*\\), count.* from skus k "),
            "one file", Pattern.compile("from import_rows r left join stock"));

    private static OwnServers servers;
    private static PackagedApp app;
    private static PlanLog log;

    @BeforeAll
    static void aLargeTown() throws Exception {
        servers = OwnServers.start();
        try (var migrating = PackagedApp.start(servers, "web", LongLedger.SETTINGS)) {
            migrating.stop();
        }
        TOWN.build(servers);
        log = PlanLog.begin(servers);
        app = PackagedApp.start(servers, "web", LongLedger.SETTINGS);
    }

    @AfterAll
    static void end() throws Exception {
        try (var s = servers;
                var a = app) {
            assertThat(s).isNotNull();
            assertThat(a).isNotNull();
        }
    }

    @Test
    void everyListReadsWhatItShowsAndLittleMore() throws IOException {
        var walk = new ListWalk(app.address());
        var faults = new TreeMap<String, String>();
        for (var address : Addresses.of(TOWN)) {
            look(walk, address, faults);
        }
        var missing = new TreeSet<String>();
        for (var route : Asking.routes()) {
            route.missing(walk.seen()).forEach(missing::add);
        }
        var softly = new SoftAssertions();
        softly.assertThat(faults.entrySet()).as("what the database did").isEmpty();
        softly.assertThat(walk.troubles()).as("answers").isEmpty();
        softly.assertThat(missing).as("nobody in addresses.txt asks for these").isEmpty();
        softly.assertAll();
    }

    @Test
    void anIndexThatIsMissingShows() throws Exception {
        try (var owner = Town.owner(servers)) {
            Town.run(owner, "drop index parcels_by_order");
            var faults = new TreeMap<String, String>();
            Address order = Addresses.of(TOWN).stream()
                    .filter(address -> address.path().equals(LargeTown.PORTAL + "/orders/" + TOWN.returnedOrder()))
                    .findFirst()
                    .orElseThrow();
            look(new ListWalk(app.address()), order, faults);
            assertThat(faults.values()).anySatisfy(fault -> assertThat(fault).contains("of parcels"));
            Town.run(owner, "create index parcels_by_order on parcels (order_id, brand_id)");
        }
    }

    private static void look(ListWalk walk, Address address, Map<String, String> faults) throws IOException {
        log.next();
        walk.visit(address);
        for (var plan : log.next()) {
            var found = plan.faults();
            if (!found.isEmpty()
                    && ALLOWED.values().stream()
                            .noneMatch(allowed -> allowed.matcher(plan.query()).find())) {
                faults.put(plan.query(), "\n  " + address.who() + " " + address.path() + ": " + found + "\n  ");
            }
        }
    }
}
