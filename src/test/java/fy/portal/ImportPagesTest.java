package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Worlds;
import fy.inventory.Movements;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of movements and counts: looked at, applied whole or not at all, once, undone. */
@QuarkusTest
class ImportPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Movements movements;

    private BrandWorld brand;
    private Sku one;
    private Sku two;

    @BeforeEach
    void world() {
        brand = worlds.atelierAmelie();
        one = worlds.newSku(brand);
        two = worlds.newSku(brand);
    }

    @Test
    void a_file_is_previewed_applied_once_and_undone() {
        String file = "SKU,deltaQuantity,reason\n" + one + ",10,\n" + two + ",7,fair\n" + one + ",-2,torn\n";
        String page = uploaded(file);
        get(page).body(containsString("0 → 10"), containsString("10 → 8"), containsString("Apply all 3 rows"));
        assertThat(quantity(one)).isZero();
        apply(page).statusCode(303);
        assertThat(quantity(one)).isEqualTo(8);
        assertThat(quantity(two)).isEqualTo(7);
        apply(page).statusCode(303);
        assertThat(uploaded(file)).as("the same file again").isEqualTo(page);
        assertThat(quantity(one)).isEqualTo(8);
        undo(page, "").statusCode(303);
        assertThat(quantity(one)).isZero();
        assertThat(quantity(two)).isZero();
        get(page).body(not(containsString("Undo this import")));
    }

    @Test
    void an_undo_that_is_sent_twice_is_done_once_and_answered_alike() {
        String page = uploaded("SKU,deltaQuantity\n" + one + ",10\n" + two + ",7\n");
        apply(page).statusCode(303);
        var act = UUID.randomUUID();
        undo(page, "", act).statusCode(303);
        undo(page, "", act).statusCode(303);
        assertThat(quantity(one)).isZero();
        assertThat(quantity(two)).isZero();
        undo(page, "").statusCode(422).body(containsString("nothing"));
    }

    @Test
    void an_undo_that_would_go_below_zero_is_refused_whole_and_the_others_can_be_undone() {
        String page = uploaded("SKU;deltaQuantity\r\n" + one + ";10\r\n" + two + ";7\r\n");
        apply(page).statusCode(303);
        writeOff(two, 5);
        undo(page, "").statusCode(422).body(containsString(two + ":"), containsString("Undo the others"));
        assertThat(quantity(one)).isEqualTo(10);
        undo(page, two.code()).statusCode(303);
        assertThat(quantity(one)).isZero();
        assertThat(quantity(two)).isEqualTo(2);
    }

    @Test
    void all_faults_are_listed_with_row_and_column_and_nothing_happens() {
        var others = worlds.newSku(worlds.nordlicht());
        String page = uploaded("\uFEFFSKU,deltaQuantity,reason\n" + one + ",10,\n" + others + ",1,\nno_such,1,\n" + one
                + ",1.5,\n" + one + ",-1,\n" + one + ",0,\n" + one + ",1,a,b\n");
        get(page)
                .body(
                        containsString("6 rows at fault"),
                        containsString("no SKU “" + others + "”"),
                        containsString("no SKU “no_such”"),
                        containsString("must be a whole number"),
                        containsString("a write-off needs a reason"),
                        containsString("must not be 0"),
                        containsString("has 4 cells"),
                        not(containsString("Apply all")));
        apply(page).statusCode(422);
        assertThat(quantity(one)).isZero();
    }

    @Test
    void rows_that_would_go_below_zero_refuse_the_whole_file() {
        String page = uploaded("SKU,deltaQuantity,reason\n" + one + ",10,\n" + two + ",-1,lost\n");
        get(page).body(containsString("Would go below zero"));
        apply(page).statusCode(422).body(containsString(two + ":"));
        assertThat(quantity(one)).isZero();
        restockByApi(two, 1);
        apply(page).statusCode(303);
        assertThat(quantity(one)).isEqualTo(10);
        assertThat(quantity(two)).isZero();
    }

    @Test
    void an_instant_beyond_9999_or_before_1970_is_a_row_at_fault() {
        String page = uploaded(
                "SKU,counted,asOf\n" + one + ",8,+10000-01-01T00:00:00Z\n" + two + ",8,-4800-01-01T00:00:00Z\n");
        get(page).body(containsString("2 rows at fault"), containsString("from 1970 to 9999"));
    }

    @Test
    void counts_respect_what_was_sold_and_can_be_corrected() {
        restockByApi(one, 10);
        String page = uploaded("SKU,counted,product,variant\n" + one + ",8,Print,\n");
        get(page).body(containsString("10 → 8"));
        String seen = version(page);
        setAside(page, seen, "3").statusCode(303);
        setAside(page, seen, "3").statusCode(303);
        setAside(page, seen, "4").statusCode(409).body(containsString("It changed since you looked"));
        worlds.form(brand.owner())
                .formParam("version", seen)
                .post(page + "/application")
                .then()
                .statusCode(409)
                .body(containsString("It changed since you looked"), containsString("10 → 5"));
        get(page).body(containsString("10 → 5"));
        apply(page).statusCode(303);
        assertThat(quantity(one)).isEqualTo(5);
    }

    @Test
    void what_is_no_csv_of_ours_is_refused_with_words() {
        refused("", "The file is empty");
        refused("SKU,deltaQuantity\n", "at least one row");
        refused("SKU,what\nx,1\n", "none we know");
        refused("deltaQuantity\n1\n", "no column SKU");
        refused("SKU,deltaQuantity,counted\nx,1,1\n", "either deltaQuantity");
        refused("SKU,SKU,deltaQuantity\nx,x,1\n", "stands twice");
        refused("SKU,deltaQuantity\n\"x,1\n", "cannot be read");
        refused("<html><body>hello</body></html>", "not a CSV file");
        refused("PK\u0003\u0004zip", "not a CSV file");
        refused("SKU,deltaQuantity\n".getBytes(StandardCharsets.UTF_16), "UTF-16");
        refused(
                "SKU,deltaQuantity,reason\nx,-1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                "Line 2 is not UTF-8");
        refused("SKU,deltaQuantity\n" + "x,1\n".repeat(10_001), "more than 10,000 rows");
        refused("x".repeat(2_100_000), "larger than 2 MB");
    }

    @Test
    void another_brands_import_is_not_there() {
        String page = uploaded("SKU,deltaQuantity\n" + one + ",10\n");
        worlds.as(worlds.nordlicht().owner()).get(page).then().statusCode(404);
        worlds.form(worlds.nordlicht().owner())
                .formParam("version", "1")
                .post(page + "/application")
                .then()
                .statusCode(404);
    }

    @Test
    void a_sku_named_twice_to_be_left_alone_is_left_alone() {
        String page = uploaded("SKU,deltaQuantity\n" + one + ",10\n" + two + ",10\n");
        apply(page).statusCode(303);
        undo(page, one + "," + one).statusCode(303);
        assertThat(quantity(one)).isEqualTo(10);
        assertThat(quantity(two)).isZero();
    }

    private void refused(String file, String why) {
        refused(file.getBytes(StandardCharsets.UTF_8), why);
    }

    private void refused(byte[] file, String why) {
        upload(file).statusCode(422).body(containsString("id=\"file-error\""), containsString(why));
    }

    private String uploaded(String file) {
        String location = upload(file.getBytes(StandardCharsets.UTF_8))
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.indexOf(brand.portal()));
    }

    private ValidatableResponse upload(byte[] file) {
        return worlds.as(brand.owner())
                .multiPart("csrf-token", worlds.csrf(brand.owner()))
                .multiPart("act", UUID.randomUUID().toString())
                .multiPart("file", "stock.csv", file, "text/csv")
                .post(brand.portal() + "/imports")
                .then();
    }

    private ValidatableResponse get(String page) {
        return worlds.as(brand.owner()).get(page).then().statusCode(200);
    }

    private ValidatableResponse apply(String page) {
        return worlds.form(brand.owner())
                .formParam("version", version(page))
                .post(page + "/application")
                .then();
    }

    private ValidatableResponse setAside(String page, String version, String units) {
        return worlds.form(brand.owner())
                .formParam("version", version)
                .formParam("setAside", units)
                .post(page + "/rows/1")
                .then();
    }

    private ValidatableResponse undo(String page, String leave) {
        return undo(page, leave, UUID.randomUUID());
    }

    private ValidatableResponse undo(String page, String leave, UUID act) {
        return worlds.form(brand.owner())
                .formParam("act", act)
                .formParam("leave", leave)
                .post(page + "/reversal")
                .then();
    }

    /** As it stands on the page; 1 where the page offers nothing to apply. */
    private String version(String page) {
        String html = get(page).extract().asString();
        return html.contains("name=\"version\"")
                ? html.replaceAll("(?s).*?name=\"version\" value=\"([0-9]+)\".*", "$1")
                : "1";
    }

    private void writeOff(Sku sku, int units) {
        move(sku, -units);
    }

    private void restockByApi(Sku sku, int units) {
        move(sku, units);
    }

    private void move(Sku sku, int delta) {
        worlds.api(brand.key())
                .contentType("application/json")
                .body("{\"SKU\":\"" + sku + "\",\"deltaQuantity\":" + delta + ",\"reason\":\"test\"}")
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
    }

    private long quantity(Sku sku) {
        var head = movements.ofSku(brand.brandId(), sku, null, 1);
        return head.isEmpty() ? 0 : head.getFirst().quantity();
    }
}
