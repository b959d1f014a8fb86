package fy;

import static io.restassured.RestAssured.given;

import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The people and brands that tests speak of, made on first use, the same for the whole run. What a test changes, it makes
 * for itself: {@link #newSku}, {@link #newCustomer}.
 */
@ApplicationScoped
public class Worlds {

    private final Jdbc jdbc;
    private final Products products;
    private final SkuEdits skus;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, BrandWorld> brands = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    @Inject
    Worlds(Jdbc jdbc, Products products, SkuEdits skus) {
        this.jdbc = jdbc;
        this.products = products;
        this.skus = skus;
    }

    /** The brand that owns {@code ab_20x20_white}; its key is {@code fy_dev_brand}. */
    public BrandWorld atelierAmelie() {
        return brands.computeIfAbsent("atelier-amelie", slug -> brand(slug, "Atelier Amélie", "fy_dev_brand"));
    }

    /** The other brand. */
    public BrandWorld nordlicht() {
        return brands.computeIfAbsent("nordlicht", slug -> brand(slug, "Nordlicht Editions", "fy_key_of_nordlicht"));
    }

    /** A customer whose key is {@code fy_dev_customer}. */
    public Person clara() {
        var clara = person("clara");
        key("fy_dev_customer", clara, null);
        return clara;
    }

    /** Another customer; the key is {@code fy_key_of_dario}. */
    public Person dario() {
        var dario = person("dario");
        key("fy_key_of_dario", dario, null);
        return dario;
    }

    /** An operator, whose key is {@code fy_dev_operator}. */
    public Person operator() {
        var olga = person("olga");
        jdbc.update("update clients set role = 'operator' where fy_id = ?", olga.fyId()); // named in fy.operators
        key("fy_dev_operator", olga, null);
        return olga;
    }

    /** A customer nobody has met before, with the key {@code fy_key_of_<name>}. */
    public Person newCustomer() {
        var customer = person("customer-" + UUID.randomUUID());
        key("fy_key_of_" + customer.name(), customer, null);
        return customer;
    }

    /** An approved brand nobody has met before: for tests that change members or settings. */
    public BrandWorld newBrand() {
        var slug = "brand-" + UUID.randomUUID().toString().substring(0, 8);
        return brand(slug, "Brand " + slug, "fy_key_of_" + slug);
    }

    /** A published SKU of a new published product at 48.00, without stock, with a code not used before. */
    public Sku newSku(BrandWorld brand) {
        return newSku(
                brand,
                "sku_" + counter.incrementAndGet() + "_"
                        + UUID.randomUUID().toString().substring(0, 8));
    }

    /** The same with a given code; made once. */
    public Sku newSku(BrandWorld brand, String code) {
        if (jdbc.first("select 1 from skus where sku = ?", row -> row.getInt(1), code)
                .isEmpty()) {
            var product = products.create(brand.brandId(), new ProductDraft("Print " + code, "", null, true));
            skus.create(brand.brandId(), product.productId(), new SkuDraft(code, "", 4_800, 0, null, true));
        }
        return new Sku(code);
    }

    /** Somebody by name, known to the marketplace. */
    public Person person(String name) {
        var fyId = jdbc.first(
                        """
                        insert into clients (fy_id, provider, subject, display_name, email)
                        values (?, 'dev', ?, ?, ?)
                        on conflict (provider, subject) do update set subject = excluded.subject returning fy_id
                        """,
                        row -> new FyId(row.getObject("fy_id", UUID.class)),
                        id("client " + name),
                        name,
                        Character.toUpperCase(name.charAt(0)) + name.substring(1),
                        name + "@example.org")
                .orElseThrow();
        return new Person(fyId, name);
    }

    /** The session cookie of a person, through the real login; one login per person and run. */
    public String loginAs(Person person) {
        return sessions.computeIfAbsent(person.name(), DevLogin::sessionOf);
    }

    /** A request of a logged-in person's browser; redirects are not followed. */
    public RequestSpecification as(Person person) {
        return given().redirects().follow(false).cookie("fy_session", loginAs(person));
    }

    /** A form of a logged-in person's browser, with the token that every form carries. */
    public RequestSpecification form(Person person) {
        return as(person).formParam("csrf-token", csrf(person));
    }

    /** The CSRF token of a logged-in person: the same in all their forms. */
    public String csrf(Person person) {
        var page = as(person).get("/account").then().statusCode(200).extract().asString();
        return CsrfTokens.in(page);
    }

    /** An API call with a key. */
    public RequestSpecification api(String key) {
        return given().redirects().follow(false).header("Authorization", "Bearer " + key);
    }

    private BrandWorld brand(String slug, String name, String key) {
        var brandId = new BrandId(id("brand " + slug));
        var world = new BrandWorld(
                brandId,
                slug,
                name,
                person(slug + "-owner"),
                person(slug + "-staff"),
                person(slug + "-viewer"),
                key,
                key + "_viewer");
        jdbc.update(
                """
                insert into brands (brand_id, slug, name, contact_email, status, shipping_price, applied_by)
                values (?, ?, ?, ?, 'approved', 500, ?) on conflict do nothing
                """,
                brandId,
                slug,
                name,
                "hello@" + slug + ".example.org",
                world.owner().fyId());
        member(world, world.owner(), "owner");
        member(world, world.staff(), "staff");
        member(world, world.viewer(), "viewer");
        key(key, world.owner(), world);
        key(world.viewerKey(), world.viewer(), world);
        return world;
    }

    /** Makes somebody a member. */
    public void member(BrandWorld brand, Person person, String role) {
        jdbc.update(
                "insert into brand_members (brand_id, fy_id, role) values (?, ?, ?) on conflict do nothing",
                brand.brandId(),
                person.fyId(),
                role);
    }

    private void key(String key, Person maker, @org.jspecify.annotations.Nullable BrandWorld brand) {
        jdbc.update(
                """
                insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
                values (?, sha256(convert_to(?, 'UTF8')), 'test', 'for tests', ?, ?) on conflict do nothing
                """,
                id("key " + key),
                key,
                maker.fyId(),
                Optional.ofNullable(brand).map(BrandWorld::brandId).orElse(null));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
