package fy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fy.BrandWorld;
import fy.PageForm;
import fy.Person;
import fy.TabbedBrowser;
import fy.Worlds;
import fy.live.OpenPage;
import fy.shared.Sku;
import fy.storefront.Shop;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An owner of two brands has a tab of each open in one browser. Whatever was used last, the other tab's pages, forms,
 * files and streams are those of the brand they were opened for. The routes are those of {@code routes.txt}.
 */
@QuarkusTest
class TwoTabsTest {

    private static final String PORTAL = "/portal/{brand}";

    /** Made once: what a form of the other tab must leave as it is, and something of every kind in every state. */
    private static BrandWorld first;

    private static BrandWorld second;

    /** Of this one nothing moves but what a stream is to tell of. */
    private static BrandWorld third;

    private static Person owner;
    private static final Map<BrandWorld, Map<String, String>> ids = new HashMap<>();

    @Inject
    Worlds worlds;

    @Inject
    BrandThings things;

    @Inject
    BrandForms forms;

    @Inject
    BrandRows rows;

    @Inject
    Shop shop;

    @TestHTTPResource("/")
    URI root;

    private TabbedBrowser browser;

    @BeforeEach
    void two_tabs() {
        if (second == null) {
            owner = worlds.newCustomer();
            third = brandWithThings();
            first = brandWithThings();
            second = brandWithThings();
            forms.all().values().forEach(form -> form.apply(second));
            rows.awaitAll(third);
            rows.awaitAll(second);
        }
        browser = new TabbedBrowser(root).logIn(worlds, owner);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void every_form_of_a_portal_is_among_those_that_are_sent() {
        assertThat(postRoutes().stream().map(TwoTabsTest::below))
                .containsExactlyInAnyOrderElementsOf(forms.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("postRoutes")
    void a_form_acts_for_the_brand_whose_page_it_is_on(Expectation route) {
        var place = forms.all().get(below(route)).apply(first);
        var page = first.portal() + place.page();
        var form = place.typed().apply(browser.form(page, first.portal() + place.action()));
        useTheTabOf(second);
        var others = rows.of(second);
        var own = rows.writtenAtOnce(first);

        if (!route.kinds().isEmpty()) {
            var elsewhere = browser.send(form.sentTo(second.portal() + place.action()));
            assertThat(elsewhere.statusCode()).isEqualTo(404);
            assertThat(rows.writtenAtOnce(first)).isEqualTo(own);
            assertThat(rows.of(second)).isEqualTo(others);
        }

        var answer = browser.send(form);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 303);
        if (answer.statusCode() == 303) {
            assertThat(TabbedBrowser.location(answer)).startsWith(first.portal());
            assertIsOf(first, browser.page(TabbedBrowser.location(answer)));
        } else {
            assertIsOf(first, answer.body());
        }
        assertThat(rows.writtenAtOnce(first)).isNotEqualTo(own);
        assertThat(rows.of(second)).isEqualTo(others);
    }

    @ParameterizedTest
    @MethodSource("pageRoutes")
    void a_page_is_of_the_brand_in_its_address(Expectation route) {
        assertIsOf(first, browser.page(address(route, first)));
        useTheTabOf(second);
        assertIsOf(first, browser.page(address(route, first)));
        assertIsOf(second, browser.page(address(route, second)));
    }

    @ParameterizedTest
    @MethodSource("fileRoutes")
    void a_file_is_of_the_brand_whose_page_it_was_asked_for_from(Expectation route) {
        useTheTabOf(second);
        assertThat(browser.page(address(route, first) + "?sku=" + sku(first)))
                .contains(sku(first))
                .doesNotContain(sku(second));
        useTheTabOf(first);
        assertThat(browser.page(address(route, second) + "?sku=" + sku(second)))
                .contains(sku(second))
                .doesNotContain(sku(first));
    }

    @ParameterizedTest
    @MethodSource("streamRoutes")
    void a_stream_tells_of_the_brand_whose_page_it_belongs_to(Expectation route) throws Exception {
        useTheTabOf(second);
        try (var ofThird = stream(route, third);
                var ofSecond = stream(route, second)) {
            boolean tellsAtOnce = below(route).equals("live/stock");
            await().until(() -> !tellsAtOnce
                    || !ofThird.events().isEmpty() && !ofSecond.events().isEmpty());
            var before = ofThird.events();
            int beforeOfSecond = ofSecond.events().size();
            move(route, second);
            await().until(() -> ofSecond.events().size() > beforeOfSecond);
            assertThat(ofThird.events()).isEqualTo(before);
            move(route, third);
            await().until(() -> ofThird.events().size() > before.size());
            assertThat(ofThird.everything()).doesNotContain(sku(second));
            assertThat(ofSecond.everything()).doesNotContain(sku(third));
        }
    }

    @Test
    void lines_of_an_order_that_two_brands_share_are_each_shipped_by_their_own() {
        long order = things.order(first, second);
        var page = "/orders/" + order;
        var form = browser.form(first.portal() + page, first.portal() + page + "/parcels")
                .with("quantity", 1);
        rows.awaitAll(second);
        useTheTabOf(second);
        var others = rows.of(second);
        var own = rows.writtenAtOnce(first);
        var elsewhere = browser.send(form.sentTo(second.portal() + page + "/parcels"));
        assertThat(elsewhere.statusCode()).isBetween(400, 499);
        assertThat(rows.writtenAtOnce(first)).isEqualTo(own);
        assertThat(rows.of(second)).isEqualTo(others);
        assertThat(browser.send(form).statusCode()).isEqualTo(303);
        assertThat(rows.writtenAtOnce(first)).isNotEqualTo(own);
        assertThat(rows.of(second)).isEqualTo(others);
    }

    @Test
    void the_id_of_a_form_that_was_used_for_one_brand_does_nothing_for_another() {
        long order = things.order(first, second);
        rows.awaitAll(second);
        for (var place : List.of(
                BrandForms.Place.of("/orders/" + order, "/orders/" + order + "/acceptance"),
                forms.all().get("products").apply(first),
                forms.all().get("imports").apply(first))) {
            var form =
                    place.typed().apply(browser.form(first.portal() + place.page(), first.portal() + place.action()));
            assertThat(browser.send(form).statusCode()).as(place.action()).isEqualTo(303);
            useTheTabOf(second);
            var others = rows.of(second);
            var again = browser.send(form.sentTo(second.portal() + place.action()));
            assertThat(again.statusCode()).as(place.action()).isIn(409, 422);
            assertThat(again.body()).as(place.action()).doesNotContain(first.name(), first.portal());
            assertThat(rows.of(second)).as(place.action()).isEqualTo(others);
        }
    }

    static List<Expectation> postRoutes() {
        return routes("POST");
    }

    static List<Expectation> pageRoutes() {
        return routes("GET").stream()
                .filter(route -> !below(route).matches("(live|exports)/.*"))
                .toList();
    }

    static List<Expectation> fileRoutes() {
        return routes("GET").stream()
                .filter(route -> below(route).startsWith("exports/"))
                .toList();
    }

    static List<Expectation> streamRoutes() {
        return routes("GET").stream()
                .filter(route -> below(route).startsWith("live/"))
                .toList();
    }

    private static List<Expectation> routes(String method) {
        return Expectation.all().stream()
                .filter(Expectation::isOfBrand)
                .filter(route -> route.method().equals(method))
                .toList();
    }

    /** What follows the brand in the route's path. */
    private static String below(Expectation route) {
        return route.path().substring(PORTAL.length()).replaceFirst("^/", "");
    }

    private BrandWorld brandWithThings() {
        var brand = worlds.newBrand();
        worlds.member(brand, owner, "owner");
        ids.put(
                brand,
                Map.of(
                        "sku",
                        things.sku(brand).code(),
                        "product",
                        things.product(brand).toString(),
                        "order",
                        String.valueOf(things.order(brand)),
                        "return",
                        String.valueOf(things.receivedReturn(brand)),
                        "import",
                        things.movements(brand).toString()));
        return brand;
    }

    private static String id(String kind, BrandWorld brand) {
        return Objects.requireNonNull(ids.get(brand)).getOrDefault(kind, "no " + kind);
    }

    private static String sku(BrandWorld brand) {
        return id("sku", brand);
    }

    /** Looks at its portal, chooses it as the one to begin with, and saves its settings. */
    private void useTheTabOf(BrandWorld brand) {
        browser.page(brand.portal());
        var choice = PageForm.find(browser.page("/portal/brands"), "/portal/brands");
        assertThat(browser.send(choice.with("brand", brand.slug())).statusCode())
                .isEqualTo(303);
        var settings = forms.settings("Saved in the tab of " + brand.slug());
        var form = browser.form(brand.portal() + settings.page(), brand.portal() + settings.action());
        assertThat(browser.send(settings.typed().apply(form)).statusCode()).isEqualTo(303);
    }

    private static String address(Expectation route, BrandWorld brand) {
        var address = route.path().replace("{brand}", brand.slug());
        for (var parameter : route.kinds().entrySet()) {
            address = address.replace("{" + parameter.getKey() + "}", id(parameter.getValue(), brand));
        }
        return address;
    }

    /** A page knows what happened until a minute from now: an open stream tells of what happens while it is open. */
    private OpenPage stream(Expectation route, BrandWorld brand) throws Exception {
        var query = below(route).equals("live/stock")
                ? "?sku=" + sku(brand)
                : "?since=" + (System.currentTimeMillis() + 60_000);
        var stream = OpenPage.at(root.resolve(address(route, brand) + query), worlds.loginAs(owner));
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    /** One event that the brand's stream tells of. */
    private void move(Expectation route, BrandWorld brand) {
        if (below(route).equals("live/stock")) {
            shop.restock(brand, new Sku(sku(brand)), 1);
        } else {
            var order = brand.portal() + "/orders/" + id("order", brand);
            var form = browser.form(order, order + "/parcels").with("quantity", 1);
            assertThat(browser.send(form).statusCode()).isEqualTo(303);
        }
    }

    /** Its name, its menu and the way to the others, and nothing of the other brand. */
    private static void assertIsOf(BrandWorld brand, String page) {
        var other = brand == first ? second : first;
        assertThat(page)
                .contains("<bdi>" + brand.name() + "</bdi></a>")
                .contains("href=\"" + brand.portal() + "/stock\"")
                .contains("href=\"/portal/brands\"")
                .containsPattern("<title>[^<]+ · " + brand.name() + " · Fy</title>")
                .doesNotContain(other.name(), other.portal());
    }
}
