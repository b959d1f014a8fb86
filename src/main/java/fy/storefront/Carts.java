package fy.storefront;

import fy.shared.Bounds;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Jdbc.JdbcFailure;
import fy.shared.Sku;
import fy.shared.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What people put aside to buy. A cart holds no stock: it is a wish until the checkout decides. One cart per client, and
 * one per browser whose owner has not logged in yet; the two become one at the first page after the login.
 */
@ApplicationScoped
class Carts {

    /** A foreign key that leads nowhere. */
    private static final String NO_SUCH_CART = "23503";

    private final Jdbc jdbc;

    @Inject
    Carts(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> ofClient(FyId client) {
        return jdbc.first("select cart_id from carts where fy_id = ?", row -> row.getObject(1, UUID.class), client);
    }

    /** The client's cart; a new one where there was none. */
    UUID open(FyId client) {
        return jdbc.first("""
                        insert into carts (cart_id, fy_id) values (?, ?)
                        on conflict (fy_id) do update set updated_at = now() returning cart_id
                        """, row -> row.getObject(1, UUID.class), UUID.randomUUID(), client)
                .orElseThrow();
    }

    /** A new cart of nobody we know. Its id is the only key to it: 122 random bits. */
    UUID openAnonymous() {
        var cart = UUID.randomUUID();
        jdbc.update("insert into carts (cart_id) values (?)", cart);
        return cart;
    }

    /** Whether this is a cart that may be reached by its id alone: a client's cart never is. */
    boolean isAnonymous(UUID cart) {
        return jdbc.first("select 1 from carts where cart_id = ? and fy_id is null", row -> true, cart)
                .isPresent();
    }

    /** In the order they were put in. */
    List<CartLine> lines(UUID cart) {
        return jdbc.list(
                "select sku, quantity from cart_lines where cart_id = ? order by added_at, sku",
                row -> new CartLine(new Sku(row.getString(1)), row.getInt(2)),
                cart);
    }

    /** The same of the client's cart. */
    List<CartLine> lines(FyId client) {
        return jdbc.list(
                "select l.sku, l.quantity from carts join cart_lines l using (cart_id) where fy_id = ?"
                        + " order by l.added_at, l.sku",
                row -> new CartLine(new Sku(row.getString(1)), row.getInt(2)),
                client);
    }

    /** Units in a cart, all lines together. */
    int pieces(UUID cart) {
        return jdbc.first(
                        "select coalesce(sum(quantity), 0)::int from cart_lines where cart_id = ?",
                        row -> row.getInt(1),
                        cart)
                .orElse(0);
    }

    /** The same of the client's cart. */
    int pieces(FyId client) {
        return jdbc.first(
                        "select coalesce(sum(quantity), 0)::int from carts join cart_lines using (cart_id) where fy_id = ?",
                        row -> row.getInt(1),
                        client)
                .orElse(0);
    }

    /**
     * Puts units on top of what the cart already has of the SKU; a line stops growing at {@link Bounds#MAX_LINE_QUANTITY}.
     *
     * @return false when the cart already has {@link Bounds#MAX_ORDER_LINES} other lines
     * @throws TryAgain the cart moved into its owner's at this very moment
     */
    boolean add(UUID cart, Sku sku, int quantity) {
        try {
            return insert(cart, sku, quantity) > 0;
        } catch (JdbcFailure e) {
            if (e.sqlState().equals(NO_SUCH_CART)) {
                throw new TryAgain("this basket has just moved", e);
            }
            throw e;
        }
    }

    private int insert(UUID cart, Sku sku, int quantity) {
        return jdbc.update("""
                insert into cart_lines (cart_id, sku, quantity)
                select ?, ?, ?
                where (select count(*) from cart_lines where cart_id = ? and sku <> ?) < ?
                on conflict (cart_id, sku) do update set quantity = least(cart_lines.quantity + excluded.quantity, ?)
                """, cart, sku, quantity, cart, sku, Bounds.MAX_ORDER_LINES, Bounds.MAX_LINE_QUANTITY);
    }

    /** Sets lines that are there, 0 takes one out; those that are not stay away. */
    void set(UUID cart, Collection<CartLine> lines) {
        remove(cart, skus(lines.stream().filter(line -> line.quantity() == 0)));
        var kept = lines.stream().filter(line -> line.quantity() > 0).toList();
        if (!kept.isEmpty()) {
            jdbc.update(
                    """
                    update cart_lines l set quantity = wanted.quantity
                    from unnest(?::text[], ?::bigint[]) as wanted(sku, quantity)
                    where l.cart_id = ? and l.sku = wanted.sku collate "C"
                    """,
                    skus(kept.stream()),
                    kept.stream().map(line -> (long) line.quantity()).toList(),
                    cart);
        }
    }

    void remove(UUID cart, Collection<Sku> skus) {
        if (!skus.isEmpty()) {
            jdbc.update("delete from cart_lines where cart_id = ? and sku = any (?)", cart, skus);
        }
    }

    /** What was ordered leaves the cart; what was put in besides stays. */
    void bought(UUID cart, Collection<CartLine> ordered) {
        jdbc.update(
                """
                with ordered as (select sku collate "C" as sku, quantity from unnest(?::text[], ?::bigint[]) o(sku, quantity)),
                     gone as (delete from cart_lines l using ordered o
                              where l.cart_id = ? and l.sku = o.sku and l.quantity <= o.quantity)
                update cart_lines l set quantity = l.quantity - o.quantity
                from ordered o where l.cart_id = ? and l.sku = o.sku and l.quantity > o.quantity
                """,
                skus(ordered.stream()),
                ordered.stream().map(line -> (long) line.quantity()).toList(),
                cart,
                cart);
    }

    /** The browser's cart moves into the client's, without loss; it is gone afterwards. Once, however often it is asked. */
    void merge(UUID anonymous, UUID into) {
        jdbc.update("""
                with gone as (delete from carts where cart_id = ? and fy_id is null returning cart_id),
                     moving as (select l.* from cart_lines l join gone using (cart_id))
                insert into cart_lines (cart_id, sku, quantity, added_at)
                select ?, sku, quantity, added_at from moving order by sku
                on conflict (cart_id, sku) do update set quantity = least(cart_lines.quantity + excluded.quantity, ?)
                """, anonymous, into, Bounds.MAX_LINE_QUANTITY);
    }

    /** Forgets carts of nobody we know that were not touched for that many days. */
    int forget(int days) {
        return jdbc.update("""
                delete from carts c where fy_id is null and updated_at < now() - make_interval(days => ?)
                and not exists (select 1 from cart_lines l where l.cart_id = c.cart_id
                                and l.added_at >= now() - make_interval(days => ?))
                """, days, days);
    }

    private static List<Sku> skus(Stream<CartLine> lines) {
        return lines.map(CartLine::sku).toList();
    }
}
