package fy.inventory;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import fy.shared.BrandId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Decisions under way: they have their instant and are not committed yet, and each holds its stock rows. What is asked of
 * the past is asked after waiting for them; it never changes later then.
 */
@ApplicationScoped
public class UnderWay {

    private static final double LONGEST_DECISION_SECONDS = 10;

    private final Jdbc jdbc;

    @Inject
    UnderWay(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for decisions under way about these SKUs of the brand that may carry an instant up to {@code at}. A statement of its own,
     * whatever the caller is in: nobody's stock waits for what the caller does next.
     *
     * @throws TryAgain they took too long
     */
    @Transactional(NOT_SUPPORTED)
    public void settle(BrandId brand, Collection<Sku> skus, Instant at) {
        settle("s.brand_id = ? and s.sku = any (?)", at, brand, List.copyOf(skus));
    }

    /** The same for all SKUs of the brand. */
    @Transactional(NOT_SUPPORTED)
    public void settle(BrandId brand, Instant at) {
        settle("s.sku in (select k.sku from skus k where k.brand_id = ?)", at, brand);
    }

    // One row comes back, so that the statement ends, and with it its locks, though nobody reads the answer.
    private void settle(String which, Instant at, Object... arguments) {
        if (age(at) < LONGEST_DECISION_SECONDS) {
            jdbc.first(
                    "select count(*) from (select s.sku from stock s where " + which
                            + " order by s.sku for share of s) as held",
                    row -> row.getLong(1),
                    arguments);
        }
    }

    /** Seconds since an instant by the database's clock; below zero where it lies in the future. */
    double age(Instant at) {
        return jdbc.first("select extract(epoch from clock_timestamp() - ?::timestamptz)", row -> row.getDouble(1), at)
                .orElseThrow();
    }
}
