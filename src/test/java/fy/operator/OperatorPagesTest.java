package fy.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import fy.Worlds;
import fy.clients.Members;
import fy.eventstore.Alarms;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperatorPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Alarms alarms;

    @Inject
    Members members;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator",
                "/operator/applications",
                "/operator/verifications",
                "/operator/rebuilds",
                "/operator/publication",
                "/operator/dead-letters",
                "/operator/mails"
            })
    void pagesAreTheOperatorsAlone(String page) {
        worlds.as(worlds.operator()).get(page).then().statusCode(200).body(containsString("Marketplace"));
        worlds.as(worlds.atelierAmelie().owner()).get(page).then().statusCode(403);
        worlds.as(worlds.clara()).get(page).then().statusCode(403);
    }

    @Test
    void anAlarmStandsOnTheOverviewAsPlainText() {
        alarms.raise("held", "<b>sku</b>", "event 3 is missing");
        worlds.as(worlds.operator())
                .get("/operator")
                .then()
                .statusCode(200)
                .body(containsString("&lt;b&gt;sku&lt;/b&gt;"), containsString("event 3 is missing"));
        alarms.clear("held", "<b>sku</b>");
    }

    @Test
    void whoeverAppliedOwnsTheBrandOnceItIsApproved() {
        var applicant = worlds.newCustomer();
        var brand = applied(applicant.fyId());
        worlds.as(worlds.operator()).get("/operator/applications").then().body(containsString(brand.toString()));
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/approval")
                .then()
                .statusCode(303);
        assertThat(members.of(applicant.fyId()))
                .singleElement()
                .satisfies(membership -> assertThat(membership.isOwner()).isTrue());
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/refusal")
                .then()
                .statusCode(303);
        assertThat(members.of(applicant.fyId())).hasSize(1);
    }

    @Test
    void aDeclinedBrandHasNoMembers() {
        var applicant = worlds.newCustomer();
        var brand = applied(applicant.fyId());
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/refusal")
                .then()
                .statusCode(303);
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/approval")
                .then()
                .statusCode(303);
        assertThat(members.of(applicant.fyId())).isEmpty();
    }

    @Test
    void aVerificationLeadsToItsOwnPage() {
        var page = worlds.form(worlds.operator())
                .post("/operator/verifications")
                .then()
                .statusCode(303)
                .header("Location", containsString("/operator/verifications/"))
                .extract()
                .header("Location");
        worlds.as(worlds.operator()).get(page).then().statusCode(200).body(containsString("Verification"));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "no-such-sku, 1, There is no such SKU.",
        "ab_20x20_white, 0, enter a whole number",
        "'', 1, Fill this in.",
    })
    void sendingAgainSaysWhatIsWrongAndDoesNothing(String sku, String fromSeq, String said) {
        worlds.newSku(worlds.atelierAmelie(), "ab_20x20_white");
        long before = jobs("send-again");
        worlds.form(worlds.operator())
                .formParam("sku", sku)
                .formParam("fromSeq", fromSeq)
                .post("/operator/publication/resends")
                .then()
                .statusCode(422)
                .body(fromSeq.equals("0") ? containsString("error") : containsString(said));
        assertThat(jobs("send-again")).isEqualTo(before);
    }

    @Test
    void aDeadLetterIsShownAsTextAndSettledOnce() {
        long letter = jdbc.first("""
                        insert into dead_letters (topic, partition, record_offset, cause, record_value)
                        values ('inventory_events', 3, 42, 'not JSON', convert_to('<script>x</script>', 'UTF8'))
                        returning dead_letter_id
                        """, row -> row.getLong(1)).orElseThrow();
        worlds.as(worlds.operator())
                .get("/operator/dead-letters")
                .then()
                .body(containsString("&lt;script&gt;x"), not(containsString("<script>x")));
        worlds.form(worlds.operator())
                .post("/operator/dead-letters/" + letter + "/settlement")
                .then()
                .statusCode(303);
        worlds.form(worlds.operator())
                .post("/operator/dead-letters/999999999/settlement")
                .then()
                .statusCode(404);
        assertThat(jdbc.first(
                        "select settled_by is not null from dead_letters where dead_letter_id = ?",
                        row -> row.getBoolean(1),
                        letter))
                .contains(true);
    }

    @Test
    void workIsAskedForOverJsonAndLookedUp() {
        var api = worlds.operator();
        assertThat(api).isNotNull();
        var location = worlds.api("fy_dev_operator")
                .post("/api/operator/verifications")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/operator/verifications/"))
                .extract()
                .header("Location");
        worlds.api("fy_dev_operator").get(location).then().statusCode(200).body("state", not(equalTo("")));
        worlds.api("fy_dev_operator")
                .post("/api/operator/rebuilds?from=snapshots")
                .then()
                .statusCode(202);
        worlds.api("fy_dev_operator")
                .post("/api/operator/rebuilds?from=yesterday")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
        worlds.api("fy_dev_operator")
                .get("/api/operator/verifications/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        worlds.atelierAmelie();
        worlds.api("fy_dev_brand").post("/api/operator/verifications").then().statusCode(403);
    }

    private BrandId applied(FyId by) {
        var brand = new BrandId(UUID.randomUUID());
        jdbc.update(
                "insert into brands (brand_id, slug, name, contact_email, status, applied_by)"
                        + " values (?, ?, 'Hopeful', 'hopeful@example.org', 'applied', ?)",
                brand,
                "hopeful-" + brand.toString().substring(0, 8),
                by);
        return brand;
    }

    private long jobs(String kind) {
        return jdbc.first("select count(*) from jobs where kind = ?", row -> row.getLong(1), kind)
                .orElse(0L);
    }
}
