package fy.orders;

import fy.shared.Faults;
import fy.shared.FyId;
import fy.shared.Ids;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Freezing what a checkout page shows: a double click decides that row, never the basket of the moment. */
@ApplicationScoped
public class Checkouts {

    private final Baskets baskets;
    private final Jdbc jdbc;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Checkouts(Baskets baskets, Jdbc jdbc, Ids ids, Clock clock) {
        this.baskets = baskets;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Merges the lines, prices them and keeps the whole under a new id.
     *
     * @param lines 1 to 100 before merging, 1 to 1000 units each after it
     * @throws InvalidInput with the field at fault: {@code lines[3].SKU}, {@code lines[3].quantity}, {@code shipTo.city}, {@code email}
     */
    public Checkout freeze(FyId customer, List<WantedLine> lines, ShipTo shipTo, @Nullable String email) {
        var id = ids.next();
        return freeze(customer, id, id, lines, shipTo, email);
    }

    /** The same goods at today's prices. What it takes the place of may be placed at the same moment: one order comes of both. */
    public Checkout again(FyId customer, Checkout seen) {
        var lines = seen.lines().stream()
                .map(line -> new WantedLine(line.sku(), line.quantity()))
                .toList();
        return freeze(customer, ids.next(), seen.actId(), lines, seen.shipTo(), seen.email());
    }

    private Checkout freeze(
            FyId customer, UUID checkoutId, UUID actId, List<WantedLine> lines, ShipTo shipTo, @Nullable String email) {
        var faults = new Faults();
        var priced = baskets.price(lines, shipTo, email, faults);
        priced.ifPresent(p -> p.notForSale().forEach((sku, field) -> faults.add(field, sku + " is not for sale.")));
        faults.raise();
        var content = priced.orElseThrow().content();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.update(
                "insert into checkouts (checkout_id, fy_id, act_id, content, created_at) values (?, ?, ?, ?::jsonb, ?)",
                checkoutId,
                customer,
                actId,
                Json.write(content),
                now);
        return Checkout.of(checkoutId, actId, content, now);
    }

    /** The customer's own. */
    public Optional<Checkout> find(FyId customer, UUID checkoutId) {
        return jdbc.first(
                "select checkout_id, act_id, content, created_at from checkouts where fy_id = ? and checkout_id = ?",
                Checkouts::read,
                customer,
                checkoutId);
    }

    /** Whether what was ordered is to leave the basket now: true once. Joins the caller's transaction. */
    public boolean leavesBasket(UUID checkoutId) {
        return jdbc.update(
                        "update checkouts set left_basket = true where checkout_id = ? and not left_basket", checkoutId)
                == 1;
    }

    /** Where the customer's newest checkout was to go: what the address form begins with. */
    public Optional<ShipTo> lastShipTo(FyId customer) {
        return jdbc.first("""
                        select checkout_id, act_id, content, created_at from checkouts
                        where fy_id = ? order by created_at desc limit 1
                        """, Checkouts::read, customer).map(Checkout::shipTo);
    }

    private static Checkout read(ResultSet row) throws SQLException {
        return Checkout.of(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Json.read(row.getString(3), OrderContent.class),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
