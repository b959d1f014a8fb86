package fy.bench;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.sql.Connection;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What was decided and is not yet everywhere. */
final class Backlog {

    private Backlog() {}

    /** @return seconds until every movement was published and applied */
    static double settle(Connection database) {
        long begin = System.nanoTime();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(15, MINUTES)
                .until(() -> Town.count(database, """
                        select case when exists (select from outbox where position is null) then 1 else
                            (select count(*) from stock s left join stock_level l
                                 on l.sku = s.sku and l.generation = (select generation from projection)
                             where l.seq is distinct from s.seq) end
                        """) == 0);
        return (System.nanoTime() - begin) / 1e9;
    }
}
