package fy.routes;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.inventory.Imports;
import fy.orders.LineQuantity;
import fy.orders.OrderWorld;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.RequestReturn;
import fy.orders.Returns;
import fy.orders.WantedLine;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.storefront.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes things of any brand, each in the state that a form of the portal needs. */
@ApplicationScoped
class BrandThings {

    static final int STOCK = 20;

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    Products products;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Returns returns;

    @Inject
    Imports imports;

    @Inject
    Jdbc jdbc;

    /** With {@value #STOCK} in stock, received by its movement 1. */
    Sku sku(BrandWorld brand) {
        return shop.stocked(brand, STOCK);
    }

    UUID product(BrandWorld brand) {
        return products.create(brand.brandId(), new ProductDraft("Print " + UUID.randomUUID(), "", null, true))
                .productId();
    }

    /** A new order of three pieces from each of these brands. */
    long order(BrandWorld... brands) {
        return order(worlds.dario(), brands);
    }

    private long order(Person customer, BrandWorld... brands) {
        var lines = Arrays.stream(brands)
                .map(brand -> new WantedLine(sku(brand), 3))
                .toList();
        var placed = placeOrder.place(customer.fyId(), UUID.randomUUID().toString(), lines, OrderWorld.HOME);
        return ((Placement.Placed) placed).orderId();
    }

    /** Asked for by the customer, not decided yet: two pieces of an order that was shipped. */
    long requestedReturn(BrandWorld brand) {
        var customer = worlds.dario();
        long order = order(customer, brand);
        shop.ship(brand, order, "Post", "RR 1");
        long line = jdbc.first("select line_id from order_lines where order_id = ?", row -> row.getLong(1), order)
                .orElseThrow();
        requestReturn
                .request(
                        customer.fyId(),
                        UUID.randomUUID().toString(),
                        order,
                        brand.brandId(),
                        List.of(new LineQuantity(line, 2)),
                        "")
                .orElseThrow();
        return jdbc.first("select return_id from returns where order_id = ?", row -> row.getLong(1), order)
                .orElseThrow();
    }

    long approvedReturn(BrandWorld brand) {
        long id = requestedReturn(brand);
        returns.approve(brand.brandId(), brand.owner().fyId(), UUID.randomUUID().toString(), id)
                .orElseThrow();
        return id;
    }

    /** Both pieces have arrived: one is fit to be sold, one is still to be looked at. */
    long receivedReturn(BrandWorld brand) {
        long id = approvedReturn(brand);
        long line = returns.find(brand.brandId(), id)
                .orElseThrow()
                .lines()
                .getFirst()
                .returnLineId();
        returns.receive(
                        brand.brandId(),
                        brand.owner().fyId(),
                        UUID.randomUUID().toString(),
                        id,
                        List.of(new Returns.Inspection(line, 1, 0, 1)))
                .orElseThrow();
        return id;
    }

    /** Uploaded, not applied: five pieces more. */
    UUID movements(BrandWorld brand) {
        return uploaded(brand, "SKU,deltaQuantity,reason\n%s,5,%s\n".formatted(sku(brand), UUID.randomUUID()));
    }

    /** Uploaded, not applied: a count of seven pieces. */
    UUID counts(BrandWorld brand) {
        return uploaded(brand, "SKU,counted,reason\n%s,7,%s\n".formatted(sku(brand), UUID.randomUUID()));
    }

    UUID appliedMovements(BrandWorld brand) {
        var id = movements(brand);
        var it = imports.find(brand.brandId(), id).orElseThrow();
        imports.apply(brand.owner().fyId(), brand.brandId(), it, it.version());
        return id;
    }

    private UUID uploaded(BrandWorld brand, String file) {
        return imports.upload(
                        brand.owner().fyId(),
                        UUID.randomUUID(),
                        brand.brandId(),
                        "stock.csv",
                        file.getBytes(StandardCharsets.UTF_8),
                        Instant.now(),
                        (_, _) -> Map.of())
                .importId();
    }

    /** A viewer. */
    String member(BrandWorld brand) {
        var member = worlds.newCustomer();
        worlds.member(brand, member, "viewer");
        return member.fyId().toString();
    }

    /** An open one; its id as the members' page has it. */
    String invitation(BrandWorld brand) {
        return jdbc.first(
                        """
                        insert into brand_invitations (token_hash, brand_id, role, invited_by, expires_at)
                        values (sha256(convert_to(?, 'UTF8')), ?, 'viewer', ?, now() + interval '1 day')
                        returning encode(token_hash, 'hex')
                        """,
                        row -> row.getString(1),
                        UUID.randomUUID().toString(),
                        brand.brandId(),
                        brand.owner().fyId())
                .orElseThrow();
    }

    UUID key(BrandWorld brand) {
        var id = UUID.randomUUID();
        jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), 'fy_test', 'a key', ?, ?)
                """, id, id.toString(), brand.owner().fyId(), brand.brandId());
        return id;
    }

    /** Pieces are missing for an order. */
    long task(BrandWorld brand) {
        return jdbc.first("""
                        insert into shortfall_tasks (decision_id, sku, brand_id, missing, order_ids, opened_at)
                        values (gen_random_uuid(), ?, ?, 1, '{}', now()) returning task_id
                        """, row -> row.getLong(1), sku(brand), brand.brandId())
                .orElseThrow();
    }
}
