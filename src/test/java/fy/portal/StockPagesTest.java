package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Worlds;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.inventory.Movements;
import fy.shared.Jdbc;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A brand's member looks at the stock and moves it. */
@QuarkusTest
class StockPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Movements movements;

    @Inject
    Products products;

    @Inject
    SkuEdits edits;

    private BrandWorld brand;
    private Sku sku;

    @BeforeEach
    void world() {
        brand = worlds.atelierAmelie();
        sku = worlds.newSku(brand);
    }

    @Test
    void a_restock_is_seen_at_once_and_explained() {
        var answer = restock("12", UUID.randomUUID()).statusCode(303).extract();
        assertThat(answer.cookies().keySet()).anyMatch(it -> it.startsWith("fy-flash-"));
        String seen = answer.header("Location");
        assertThat(seen).endsWith(brand.portal() + "/stock/" + sku + "?seq=1");
        get(seen.substring(seen.indexOf(brand.portal())))
                .body(containsString("0 → 12"), containsString("new delivery"));
        await().untilAsserted(() -> get(brand.portal() + "/stock?q=" + sku)
                .body(containsString("data-sku=\"" + sku + "\""), containsString(">12<")));
    }

    @Test
    void a_double_click_restocks_once() {
        var act = UUID.randomUUID();
        restock("12", act).statusCode(303);
        restock("12", act).statusCode(303);
        restock("13", act).statusCode(409);
        assertThat(quantity()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1.5", "1e3", "", "abc", "1000001", "99999999999999999999", "１２x", "+"})
    void bad_quantities_are_said_at_the_field_and_kept(String typed) {
        restock(typed, UUID.randomUUID())
                .statusCode(422)
                .body(containsString("id=\"quantity-error\""), containsString("aria-invalid=\"true\""));
        assertThat(quantity()).isZero();
    }

    @Test
    void a_mail_s_link_fills_the_form_in() {
        get(brand.portal() + "/stock/" + sku + "/restocks/new?quantity=40").body(containsString("value=\"40\""));
        get(brand.portal() + "/stock/" + sku + "/restocks/new?quantity=-1%22%3E")
                .body(not(containsString("-1&quot;")));
    }

    @Test
    void a_write_off_says_why_and_stops_at_zero() {
        restock("5", UUID.randomUUID());
        post("write-offs", Map.of("quantity", "2", "reason", ""))
                .statusCode(422)
                .body(containsString("reason-error"));
        post("write-offs", Map.of("quantity", "6", "reason", "fire"))
                .statusCode(422)
                .body(containsString("There are only 5 in stock"));
        post("write-offs", Map.of("quantity", "2", "reason", "wet <b>paper</b>"))
                .statusCode(303);
        get(brand.portal() + "/stock/" + sku)
                .body(
                        containsString("5 → 3"),
                        containsString("wet &lt;b&gt;paper&lt;/b&gt;"),
                        not(containsString("<b>paper")));
    }

    @Test
    void a_count_corrects_the_books() {
        restock("10", UUID.randomUUID());
        String form =
                get(brand.portal() + "/stock/" + sku + "/counts/new").extract().asString();
        String asOf = form.replaceAll("(?s).*name=\"asOf\"[^>]*value=\"([^\"]*)\".*", "$1");
        post("counts", Map.of("counted", "8", "setAside", "0", "asOf", asOf)).statusCode(303);
        assertThat(quantity()).isEqualTo(8);
        post("counts", Map.of("counted", "9", "setAside", "0", "asOf", "2020-01-01T00:00"))
                .statusCode(422)
                .body(containsString("asOf-error"));
        post("counts", Map.of("counted", "9", "setAside", "0", "asOf", "2999-01-01T00:00"))
                .statusCode(422)
                .body(containsString("asOf-error"));
        post("counts", Map.of("counted", "9", "setAside", "x", "asOf", "now"))
                .statusCode(422)
                .body(containsString("asOf-error"), containsString("setAside-error"));
        assertThat(quantity()).isEqualTo(8);
    }

    @Test
    void a_restock_is_undone_once() {
        restock("10", UUID.randomUUID());
        post("movements/1/reversal", Map.of()).statusCode(303);
        assertThat(quantity()).isZero();
        post("movements/1/reversal", Map.of()).statusCode(303);
        post("movements/9/reversal", Map.of()).statusCode(404);
        assertThat(quantity()).isZero();
        get(brand.portal() + "/stock/" + sku).body(containsString("undoes movement 1"), containsString("10 → 0"));
    }

    @Test
    void the_past_can_be_asked_for() {
        restock("10", UUID.randomUUID());
        get(brand.portal() + "/stock/" + sku + "?at=2020-01-01T00:00")
                .body(containsString("0 in stock, after movement 0"));
        get(brand.portal() + "/stock/" + sku + "?at=2999-01-01T00:00").body(containsString("lies in the future"));
        get(brand.portal() + "/stock/" + sku + "?from=2020-01-01T00:00").body(containsString("From 0 to 10: +10"));
        get(brand.portal() + "/stock/" + sku + "?from=x&to=y&range=z&before=-7&seq=q")
                .body(containsString("from-error"));
    }

    @Test
    void another_brands_sku_is_not_there() {
        var other = worlds.newSku(worlds.nordlicht());
        for (String path : new String[] {"", "/restocks/new", "/counts/new", "/write-offs/new"}) {
            worlds.as(brand.owner())
                    .get(brand.portal() + "/stock/" + other + path)
                    .then()
                    .statusCode(404);
        }
        worlds.as(brand.owner())
                .get(brand.portal() + "/exports/movements?sku=" + other)
                .then()
                .statusCode(404);
        worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("quantity", "3")
                .post(brand.portal() + "/stock/" + other + "/restocks")
                .then()
                .statusCode(404);
    }

    @Test
    void exports_are_safe_for_spreadsheets() {
        var product = products.create(brand.brandId(), new ProductDraft("=HYPERLINK(\"http://x\")", "", null, true));
        String code = "-csv-" + UUID.randomUUID().toString().substring(0, 8);
        edits.create(brand.brandId(), product.productId(), new SkuDraft(code, "@SUM(1)", 100, 0, null, true));
        String file = worlds.as(brand.owner())
                .get(brand.portal() + "/exports/stock")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"stock.csv\""))
                .extract()
                .asString();
        assertThat(file).contains("\"'" + code + "\"", "\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'@SUM(1)\"");
        restock("3", UUID.randomUUID());
        assertThat(worlds.as(brand.owner())
                        .get(brand.portal() + "/exports/movements?sku=" + sku)
                        .asString())
                .contains("StockReceived,3,0,3,");
    }

    @Test
    void an_export_holds_every_row_however_many() {
        var large = worlds.newBrand();
        var product = products.create(large.brandId(), new ProductDraft("Series", "", null, false));
        int rows = 100_500;
        for (int from = 0; from < rows; from += 10_050) {
            jdbc.update("""
                    insert into skus (sku, brand_id, product_id, own_code, price, published)
                    select ? || n, ?, ?, ? || n, 100, false from generate_series(1 + ?, 10050 + ?) n
                    """, large.slug() + "-", large.brandId(), product.productId(), large.slug() + "-", from, from);
        }
        var codes = worlds.as(large.owner())
                .get(large.portal() + "/exports/stock")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(codes).hasSize(rows).doesNotHaveDuplicates();
    }

    @Test
    void the_list_filters_searches_and_refuses_nonsense() {
        get(brand.portal() + "/stock?filter=out&q=" + sku).body(containsString(sku.code()));
        get(brand.portal() + "/stock?filter=low&q=" + sku).body(not(containsString("data-sku=\"" + sku)));
        get(brand.portal() + "/stock?q=%25%25%25%5F%00%27").body(containsString("Nothing to show"));
        worlds.as(brand.owner())
                .get(brand.portal() + "/stock?filter=price;drop")
                .then()
                .statusCode(400);
        worlds.as(brand.owner()).get(brand.portal() + "/stock?after=%27").then().statusCode(400);
        worlds.as(brand.owner())
                .get(brand.portal() + "/stock?q=" + "x".repeat(200))
                .then()
                .statusCode(422);
    }

    @Test
    void every_link_of_the_dashboard_leads_somewhere() {
        String page = get(brand.portal()).extract().asString();
        var links = Pattern.compile("href=\"(/portal[^\"#]*)")
                .matcher(page)
                .results()
                .toList();
        assertThat(links).hasSizeGreaterThan(15);
        links.forEach(link -> get(link.group(1).replace("&amp;", "&")));
    }

    @Test
    void the_other_pages_open() {
        get(brand.portal()).body(containsString("Orders today"));
        get(brand.portal() + "/unmet-demand").body(containsString("Unmet demand"));
        get(brand.portal() + "/unmet-demand?days=7&sku=" + sku).body(containsString("Nothing was refused"));
        get(brand.portal() + "/products").body(containsString("Products"));
        get(brand.portal() + "/imports").body(containsString("Upload a file"));
    }

    private ValidatableResponse restock(String units, UUID act) {
        return worlds.form(brand.owner())
                .formParam("act", act)
                .formParam("quantity", units)
                .formParam("reason", "new delivery")
                .post(brand.portal() + "/stock/" + sku + "/restocks")
                .then();
    }

    private ValidatableResponse post(String what, Map<String, String> fields) {
        return worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParams(fields)
                .post(brand.portal() + "/stock/" + sku + "/" + what)
                .then();
    }

    private ValidatableResponse get(String path) {
        return worlds.as(brand.owner())
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200);
    }

    private long quantity() {
        var head = movements.ofSku(brand.brandId(), sku, null, 1);
        return head.isEmpty() ? 0 : head.getFirst().quantity();
    }
}
