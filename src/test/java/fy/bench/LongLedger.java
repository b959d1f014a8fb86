package fy.bench;

import static java.util.concurrent.TimeUnit.MINUTES;

import fy.dev.OwnServers;
import fy.dev.PackagedApp;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A {@link Town} whose SKUs have moved often: every movement is in the ledger, published by the relay, applied by the
 * monitor and in a snapshot.
 *
 * @param events of all SKUs
 */
record LongLedger(int events) {

    static final String ROLES = "web,relay,monitor";
    static final String OPERATOR_KEY = "fy_town_operator";

    /** With an operator, who may ask for rebuilds. */
    static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        var settings = new HashMap<>(Town.SETTINGS);
        settings.put("fy.operators", "town:operator");
        return Map.copyOf(settings);
    }

    /** @return seconds that publishing and applying them took */
    double build(OwnServers servers) throws Exception {
        try (var owner = Town.owner(servers)) {
            Town.build(owner);
            Town.run(owner, """
                    insert into clients (fy_id, provider, subject, display_name, role)
                    values (md5('operator')::uuid, 'town', 'operator', 'Operator', 'operator')
                    """);
            Town.run(owner, """
                    insert into api_keys (key_id, key_hash, hint, label, fy_id)
                    values (gen_random_uuid(), sha256('%s'), 'fy_t', 'operator', md5('operator')::uuid)
                    """.formatted(OPERATOR_KEY));
            Town.run(owner, """
                    insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, actor, occurred_at)
                    select gen_random_uuid(), case when m %% 2 = 1 then 'StockReceived' else 'StockWrittenOff' end, sku,
                           case when m = 1 then 1000000 when m %% 2 = 1 then 2 else -1 end,
                           1000000 - m / 2 + 2 * ((m - 1) / 2), m, brand_id, gen_random_uuid(), applied_by,
                           now() - interval '300 days' + m * interval '1 second'
                    from generate_series(1, %d) m, skus join brands using (brand_id)
                    """.formatted(events / Town.SKUS));
            Town.run(owner, """
                    insert into stock (sku, brand_id, quantity, seq, last_occurred_at)
                    select distinct on (sku) sku, brand_id, quantity, seq, occurred_at from inventory_events order by sku, seq desc
                    """);
            Town.run(
                    owner,
                    "insert into outbox (stream, event_id) select 1, event_id from inventory_events order by seq, sku");
            Town.run(owner, "analyze");
            try (var app = PackagedApp.start(servers, ROLES, SETTINGS, CheckoutBench.JVM)) {
                double seconds = Backlog.settle(owner);
                Awaitility.await().atMost(3, MINUTES).until(() -> Town.count(owner, """
                                select count(*) from stock s left join snapshot_progress p using (sku)
                                where p.seq is distinct from s.seq
                                """) == 0);
                app.stop();
                return seconds;
            }
        }
    }
}
