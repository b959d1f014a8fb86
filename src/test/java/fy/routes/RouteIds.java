package fy.routes;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.clients.Brand;
import fy.clients.BrandApplication;
import fy.clients.BrandApplications;
import fy.clients.Brands;
import fy.clients.Invitations;
import fy.clients.MemberRole;
import fy.orders.Checkouts;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.orders.ShipTo;
import fy.orders.WantedLine;
import fy.shared.Jdbc;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Things to name in a path, by kind: those that a call could use up are made anew each time. */
@ApplicationScoped
class RouteIds {

    private static final ShipTo SOMEWHERE = new ShipTo("Clara", "Gasse 1", "Wien", "1010", "AT");

    private final Map<Whose, Sku> skus = new ConcurrentHashMap<>();
    private final Map<Whose, String> orders = new ConcurrentHashMap<>();

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Invitations invitations;

    @Inject
    Checkouts checkouts;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    BrandApplications applications;

    @Inject
    Brands brands;

    String id(String kind, Whose whose) {
        if (kind.matches("[0-9]+")) {
            return kind;
        }
        return whose == Whose.MISSING || kind.equals("missing") ? missing(kind) : existing(kind, whose);
    }

    private static String missing(String kind) {
        return switch (kind) {
            case "sku", "work" -> "no-such-sku";
            case "brand-page" -> "no-such-brand";
            case "earlier" -> "stock";
            case "order", "customer-order", "any-order", "return" -> "987654321";
            case "invitation" -> "00".repeat(32);
            case "invitation-link" -> "A".repeat(43);
            default -> new UUID(7, 7).toString();
        };
    }

    private String existing(String kind, Whose whose) {
        return switch (kind) {
            case "sku", "work" -> sku(whose).code();
            case "brand-page" -> brand(whose).slug();
            case "earlier" -> "stock";
            case "product" -> product(whose);
            case "order", "customer-order", "any-order" -> order(whose);
            case "return" -> returned(whose);
            case "checkout" -> checkout(whose);
            case "import" -> imported(whose);
            case "key" -> key(brand(whose).owner(), brand(whose));
            case "access-event" -> accessEvent(brand(whose));
            case "customer-key" -> key(customer(whose), null);
            case "member" -> member(whose);
            case "invitation" -> invitation(whose);
            case "invitation-link" ->
                invitations.invite(
                        brand(whose).brandId(),
                        MemberRole.VIEWER,
                        brand(whose).owner().fyId(),
                        UUID.randomUUID().toString());
            case "application" -> application();
            default -> throw new AssertionError("routes.txt names an unknown kind of id: " + kind);
        };
    }

    /** Slug of the brand that the persona is a member of; Atelier Amélie's for who is of none. */
    String brandOf(Persona persona) {
        return brand(persona == Persona.OTHER_OWNER ? Whose.OTHERS : Whose.OWN).slug();
    }

    /** Slug of the other one. */
    String otherThan(Persona persona) {
        return brand(persona == Persona.OTHER_OWNER ? Whose.OWN : Whose.OTHERS).slug();
    }

    private BrandWorld brand(Whose whose) {
        return whose == Whose.OWN ? worlds.atelierAmelie() : worlds.nordlicht();
    }

    private Person customer(Whose whose) {
        return whose == Whose.OWN ? worlds.clara() : worlds.dario();
    }

    private Sku sku(Whose whose) {
        return skus.computeIfAbsent(whose, it -> {
            var sku = worlds.newSku(brand(it));
            restock(it, sku, 1);
            return sku;
        });
    }

    private void restock(Whose whose, Sku sku, int units) {
        worlds.api(brand(whose).key())
                .contentType("application/json")
                .body("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":" + units + "}")
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
    }

    private String product(Whose whose) {
        return jdbc.first("select product_id from skus where sku = ?", row -> row.getString(1), sku(whose))
                .orElseThrow();
    }

    private String order(Whose whose) {
        return orders.computeIfAbsent(whose, this::placed);
    }

    private String placed(Whose whose) {
        restock(whose, sku(whose), 1_000);
        var placement = placeOrder.place(
                customer(whose).fyId(),
                UUID.randomUUID().toString(),
                List.of(new WantedLine(sku(whose), 2)),
                SOMEWHERE);
        if (placement instanceof Placement.Placed placed) {
            return Long.toString(placed.orderId());
        }
        throw new AssertionError("the order was not placed: " + placement);
    }

    /** Of an order of its own, shipped whole. */
    private String returned(Whose whose) {
        long order = Long.parseLong(placed(whose));
        jdbc.update("update order_lines set open = 0, shipped = ordered where order_id = ?", order);
        var id = jdbc.first(
                        """
                        insert into returns (order_id, brand_id, fy_id, requested_at) values (?, ?, ?, now())
                        returning return_id
                        """,
                        row -> row.getLong(1),
                        order,
                        brand(whose).brandId(),
                        customer(whose).fyId())
                .orElseThrow();
        jdbc.update("""
                insert into return_lines (return_id, brand_id, line_id, sku, requested)
                select ?, brand_id, line_id, sku, 1 from order_lines where order_id = ?
                """, id, order);
        return Long.toString(id);
    }

    private String checkout(Whose whose) {
        order(whose);
        return checkouts
                .freeze(customer(whose).fyId(), List.of(new WantedLine(sku(whose), 1)), SOMEWHERE, null)
                .checkoutId()
                .toString();
    }

    private String imported(Whose whose) {
        var id = UUID.randomUUID();
        jdbc.update("""
                insert into imports (import_id, brand_id, fy_id, file_name, file_hash, kind, row_count, fault_count)
                values (?, ?, ?, 'stock.csv', sha256(convert_to(?, 'UTF8')), 'movements', 0, 0)
                """, id, brand(whose).brandId(), brand(whose).staff().fyId(), id.toString());
        return id.toString();
    }

    private String key(Person maker, @org.jspecify.annotations.Nullable BrandWorld brand) {
        var id = UUID.randomUUID();
        jdbc.update("""
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), 'fy_test', 'route', ?, ?)
                """, id, id.toString(), maker.fyId(), brand == null ? null : brand.brandId());
        return id.toString();
    }

    private String accessEvent(BrandWorld brand) {
        return jdbc.first(
                        """
                        insert into access_events (event_id, kind, actor, brand_id, subject, detail)
                        values (gen_random_uuid(), 'member-joined', ?, ?, ?, '{"role":"staff"}') returning event_id
                        """,
                        row -> row.getString(1),
                        brand.owner().fyId(),
                        brand.brandId(),
                        brand.staff().fyId())
                .orElseThrow();
    }

    private String member(Whose whose) {
        var member = worlds.newCustomer();
        worlds.member(brand(whose), member, "viewer");
        return member.fyId().toString();
    }

    private String invitation(Whose whose) {
        jdbc.update(
                "update brand_invitations set revoked_at = now() where brand_id = ?",
                brand(whose).brandId());
        existing("invitation-link", whose);
        return invitations.open(brand(whose).brandId()).getFirst().id();
    }

    private String application() {
        var applicant = worlds.newCustomer();
        var slug = "applied-" + UUID.randomUUID().toString().substring(0, 8);
        applications.apply(applicant.fyId(), new BrandApplication("Applied", slug, "", "a@example.org", null));
        return brands.appliedBy(applicant.fyId()).stream()
                .map(Brand::brandId)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
