package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fy.BrandWorld;
import fy.DevLogin;
import fy.Person;
import fy.Worlds;
import fy.shared.BrandId;
import fy.shared.FyId;
import fy.shared.Jdbc;
import fy.shared.Jdbc.JdbcFailure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each change of who may do what leaves a record of who made it, in the same transaction. */
@QuarkusTest
class AccessEventsTest {

    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})");

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Brands brands;

    @Inject
    Operators operators;

    /** @param actor null: the marketplace itself, by its settings */
    private record Recorded(String kind, FyId actor, FyId subject, String detail) {}

    @Test
    void an_application_and_its_approval_are_recorded() {
        var applicant = worlds.newCustomer();
        var brand = applied(applicant);
        decide(brand, "approval");
        assertThat(events(brand))
                .containsExactly(
                        recorded("brand-applied", applicant, applicant, "{}"),
                        recorded("brand-approved", worlds.operator(), applicant, "{}"),
                        recorded("member-joined", worlds.operator(), applicant, "{\"role\": \"owner\"}"));
        decide(brand, "refusal");
        assertThat(events(brand)).hasSize(3);
    }

    @Test
    void a_declined_application_is_recorded() {
        var applicant = worlds.newCustomer();
        var brand = applied(applicant);
        decide(brand, "refusal");
        assertThat(events(brand))
                .containsExactly(
                        recorded("brand-applied", applicant, applicant, "{}"),
                        recorded("brand-declined", worlds.operator(), applicant, "{}"));
    }

    @Test
    void an_invitation_and_who_joined_by_it_are_recorded() {
        var brand = worlds.newBrand();
        var guest = worlds.newCustomer();
        var link = invite(brand, "staff");
        worlds.form(guest).post(link).then().statusCode(303);
        worlds.form(worlds.newCustomer()).post(link).then().statusCode(404);
        assertThat(events(brand))
                .containsExactly(
                        recorded("invitation-made", brand.owner(), null, "{\"role\": \"staff\"}"),
                        recorded("invitation-accepted", guest, brand.owner(), "{\"role\": \"staff\"}"),
                        recorded("member-joined", guest, guest, "{\"role\": \"staff\"}"));
    }

    @Test
    void a_member_whom_an_invitation_raises_or_does_not_raise_is_recorded() {
        var brand = worlds.newBrand();
        worlds.form(brand.viewer()).post(invite(brand, "staff")).then().statusCode(303);
        worlds.form(brand.owner()).post(invite(brand, "viewer")).then().statusCode(303);
        assertThat(events(brand))
                .containsExactly(
                        recorded("invitation-made", brand.owner(), null, "{\"role\": \"staff\"}"),
                        recorded("invitation-accepted", brand.viewer(), brand.owner(), "{\"role\": \"staff\"}"),
                        recorded(
                                "role-raised",
                                brand.viewer(),
                                brand.viewer(),
                                "{\"role\": \"staff\", \"before\": \"viewer\"}"),
                        recorded("invitation-made", brand.owner(), null, "{\"role\": \"viewer\"}"),
                        recorded("invitation-accepted", brand.owner(), brand.owner(), "{\"role\": \"viewer\"}"));
    }

    @Test
    void a_withdrawn_invitation_is_recorded() {
        var brand = worlds.newBrand();
        var second = worlds.newCustomer();
        worlds.member(brand, second, "owner");
        invite(brand, "viewer");
        withdraw(brand, second).statusCode(303);
        assertThat(events(brand).getLast())
                .isEqualTo(recorded("invitation-withdrawn", second, brand.owner(), "{\"role\": \"viewer\"}"));
    }

    @Test
    void changes_of_a_role_are_recorded_and_a_role_that_stays_is_not() {
        var brand = worlds.newBrand();
        role(brand, brand.viewer(), "staff");
        role(brand, brand.viewer(), "staff");
        role(brand, brand.staff(), "viewer");
        assertThat(events(brand))
                .containsExactly(
                        recorded(
                                "role-raised",
                                brand.owner(),
                                brand.viewer(),
                                "{\"role\": \"staff\", \"before\": \"viewer\"}"),
                        recorded(
                                "role-lowered",
                                brand.owner(),
                                brand.staff(),
                                "{\"role\": \"viewer\", \"before\": \"staff\"}"));
    }

    @Test
    void a_removal_is_recorded_with_the_invitations_and_keys_it_ends() {
        var brand = worlds.newBrand();
        var second = worlds.newCustomer();
        worlds.member(brand, second, "owner");
        inviteAs(brand, second, "viewer");
        newKey(brand, second);
        remove(brand, second);
        assertThat(events(brand))
                .containsExactly(
                        recorded("invitation-made", second, null, "{\"role\": \"viewer\"}"),
                        recorded("key-made", second, second, "{}"),
                        recorded("member-removed", brand.owner(), second, "{\"before\": \"owner\"}"),
                        recorded(
                                "invitation-revoked",
                                brand.owner(),
                                second,
                                "{\"role\": \"viewer\", \"cause\": \"member-removed\"}"),
                        recorded("key-revoked", brand.owner(), second, "{\"cause\": \"member-removed\"}"));
    }

    @Test
    void a_demotion_is_recorded_with_the_invitations_and_keys_it_ends() {
        var brand = worlds.newBrand();
        var second = worlds.newCustomer();
        worlds.member(brand, second, "owner");
        inviteAs(brand, second, "owner");
        newKey(brand, second);
        role(brand, second, "staff");
        assertThat(events(brand).subList(2, 5))
                .containsExactly(
                        recorded("role-lowered", brand.owner(), second, "{\"role\": \"staff\", \"before\": \"owner\"}"),
                        recorded(
                                "invitation-revoked",
                                brand.owner(),
                                second,
                                "{\"role\": \"owner\", \"cause\": \"role-lowered\"}"),
                        recorded("key-revoked", brand.owner(), second, "{\"cause\": \"role-lowered\"}"));
    }

    @Test
    void what_was_refused_leaves_no_record() {
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .post(portal(brand, "/members/" + brand.owner().fyId() + "/removal"))
                .then()
                .statusCode(422);
        worlds.form(brand.owner())
                .post(portal(brand, "/members/" + worlds.newCustomer().fyId() + "/removal"))
                .then()
                .statusCode(404);
        worlds.form(brand.owner())
                .post(portal(brand, "/keys/" + UUID.randomUUID() + "/revocation"))
                .then()
                .statusCode(404);
        worlds.form(brand.viewer())
                .post(portal(brand, "/members/" + brand.staff().fyId() + "/removal"))
                .then()
                .statusCode(403);
        settings(brand, "", "hello@example.org").statusCode(422);
        assertThat(events(brand)).isEmpty();
    }

    @Test
    void keys_of_a_brand_are_recorded_once_however_often_the_form_is_sent() {
        var brand = worlds.newBrand();
        var act = UUID.randomUUID();
        makeKey(brand.owner(), portal(brand, "/keys"), act);
        makeKey(brand.owner(), portal(brand, "/keys"), act);
        var key = keyId(act, brand.owner(), brand.brandId());
        revokeKey(brand.owner(), portal(brand, "/keys"), key);
        assertThat(events(brand))
                .containsExactly(
                        recorded("key-made", brand.owner(), brand.owner(), "{}"),
                        recorded("key-revoked", brand.owner(), brand.owner(), "{}"));
        assertThat(jdbc.list(
                        "select key_id from access_events where brand_id = ?",
                        row -> row.getString(1),
                        brand.brandId()))
                .containsExactly(key, key);
    }

    @Test
    void a_clients_own_keys_are_recorded() {
        var customer = worlds.newCustomer();
        makeKey(customer, "/account/keys", UUID.randomUUID());
        var key = jdbc.first(
                        "select key_id from api_keys where fy_id = ? and label = 'a shop system'",
                        row -> row.getString(1),
                        customer.fyId())
                .orElseThrow();
        revokeKey(customer, "/account/keys", key);
        assertThat(eventsOf(customer))
                .containsExactly(
                        recorded("key-made", customer, customer, "{}"),
                        recorded("key-revoked", customer, customer, "{}"));
    }

    @Test
    void changed_settings_of_a_brand_are_recorded_by_the_names_of_their_fields() {
        var brand = worlds.newBrand();
        settings(brand, "A new name", "someone-else@example.org").statusCode(303);
        settings(brand, "A new name", "someone-else@example.org").statusCode(303);
        assertThat(events(brand))
                .containsExactly(recorded(
                        "brand-profile-changed",
                        brand.owner(),
                        null,
                        "{\"fields\": [\"name\", \"contactEmail\", \"shippingPrice\"]}"));
    }

    @Test
    void operators_who_are_named_or_no_longer_named_are_recorded() {
        var person = worlds.newCustomer();
        jdbc.update("update clients set role = 'operator' where fy_id = ?", person.fyId());
        operators.followSettings();
        operators.followSettings();
        assertThat(eventsOf(person)).containsExactly(recorded("operator-taken", null, person, "{}"));

        var olga = worlds.operator();
        int before = eventsOf(olga).size();
        jdbc.update("update clients set role = 'customer' where fy_id = ?", olga.fyId());
        DevLogin.sessionOf(olga.name());
        DevLogin.sessionOf(olga.name());
        jdbc.update("update clients set role = 'customer' where fy_id = ?", olga.fyId());
        operators.followSettings();
        assertThat(eventsOf(olga).subList(before, eventsOf(olga).size()))
                .containsExactly(
                        recorded("operator-given", null, olga, "{}"), recorded("operator-given", null, olga, "{}"));
    }

    @Test
    void a_login_leaves_no_record() {
        var name = "newcomer-" + UUID.randomUUID();
        DevLogin.sessionOf(name);
        DevLogin.sessionOf(name);
        var newcomer = worlds.person(name);
        assertThat(eventsOf(newcomer)).isEmpty();
    }

    /** PostgreSQL stamps each row with the transaction that wrote it. */
    @Test
    void change_and_record_are_one_transaction() {
        var brand = worlds.newBrand();
        var second = worlds.newCustomer();
        worlds.member(brand, second, "owner");
        settings(brand, "Another name", "studio@example.org").statusCode(303);
        assertSameTransaction(brand, "brand-profile-changed", "select xmin::text from brands where brand_id = ?");
        invite(brand, "viewer");
        var invitations = "select xmin::text from brand_invitations where brand_id = ?";
        assertSameTransaction(brand, "invitation-made", invitations);
        withdraw(brand, second).statusCode(303);
        assertSameTransaction(brand, "invitation-withdrawn", invitations);
        role(brand, brand.viewer(), "staff");
        assertSameTransaction(
                brand,
                "role-raised",
                "select xmin::text from brand_members where brand_id = ? and fy_id = '"
                        + brand.viewer().fyId() + "'");
        newKey(brand, second);
        var key = "select xmin::text from api_keys where label = 'a shop system' and brand_id = ?";
        assertSameTransaction(brand, "key-made", key);
        inviteAs(brand, second, "viewer");
        remove(brand, second);
        assertSameTransaction(brand, "key-revoked", key);
        assertSameTransaction(brand, "member-removed", key);
        assertSameTransaction(brand, "invitation-revoked", invitations + " and invited_by = '" + second.fyId() + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access_events set kind = 'key-made'",
                "update access_events set occurred_at = now()",
                "delete from access_events",
                "truncate access_events"
            })
    void the_application_can_neither_change_nor_delete_a_record(String statement) {
        assertThatThrownBy(() -> jdbc.update(statement))
                .isInstanceOfSatisfying(
                        JdbcFailure.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }

    @Test
    void records_hold_ids_and_codes_and_no_text_of_people() {
        var brand = worlds.newBrand();
        settings(brand, "A very own name", "very-own@example.org").statusCode(303);
        newKey(brand, brand.owner());
        invite(brand, "owner");
        var code = "[a-z]+(-[a-z]+)*|[a-z]+[A-Z][a-z]+";
        assertThat(jdbc.list("""
                select distinct v from access_events e
                cross join lateral jsonb_path_query(e.detail, '$.**?(@.type() != "object" && @.type() != "array")') as t(v)
                """, row -> row.getString(1).replace("\"", "")))
                .isNotEmpty()
                .allMatch(value -> value.matches(code));
    }

    @Test
    void the_database_says_when() {
        var brand = worlds.newBrand();
        newKey(brand, brand.owner());
        newKey(brand, brand.owner());
        assertThat(jdbc.list(
                        "select occurred_at between clock_timestamp() - interval '1 minute' and clock_timestamp()"
                                + " and occurred_at >= lag(occurred_at, 1, occurred_at) over (order by event_id)"
                                + " from access_events where brand_id = ?",
                        row -> row.getBoolean(1),
                        brand.brandId()))
                .hasSize(2)
                .containsOnly(true);
    }

    private void assertSameTransaction(BrandWorld brand, String kind, String changed) {
        var recordedBy = jdbc.list(
                "select xmin::text from access_events where brand_id = ? and kind = ?",
                row -> row.getString(1),
                brand.brandId(),
                kind);
        assertThat(recordedBy).as(kind).hasSize(1);
        assertThat(jdbc.list(changed, row -> row.getString(1), brand.brandId()))
                .as(kind)
                .containsAll(recordedBy);
    }

    private static Recorded recorded(String kind, Person actor, Person subject, String detail) {
        return new Recorded(kind, actor == null ? null : actor.fyId(), subject == null ? null : subject.fyId(), detail);
    }

    private List<Recorded> events(BrandWorld brand) {
        return events(brand.brandId());
    }

    private List<Recorded> events(BrandId brand) {
        return events("brand_id = ?", brand);
    }

    private List<Recorded> eventsOf(Person person) {
        return events("brand_id is null and subject = ?", person.fyId());
    }

    private List<Recorded> events(String where, Object id) {
        return jdbc.list(
                "select kind, actor, subject, detail from access_events where " + where
                        + " order by occurred_at, event_id",
                row -> new Recorded(
                        row.getString(1),
                        fyId(row.getObject(2, UUID.class)),
                        fyId(row.getObject(3, UUID.class)),
                        row.getString(4)),
                id);
    }

    private static FyId fyId(UUID id) {
        return id == null ? null : new FyId(id);
    }

    private BrandId applied(Person applicant) {
        worlds.form(applicant)
                .formParam("name", "A new brand")
                .formParam("slug", "new-" + UUID.randomUUID().toString().substring(0, 8))
                .formParam("contactEmail", "new@example.org")
                .post("/brands/apply")
                .then()
                .statusCode(303);
        return brands.appliedBy(applicant.fyId()).getFirst().brandId();
    }

    private void decide(BrandId brand, String decision) {
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/" + decision)
                .then()
                .statusCode(303);
    }

    private String invite(BrandWorld brand, String role) {
        return inviteAs(brand, brand.owner(), role);
    }

    private String inviteAs(BrandWorld brand, Person owner, String role) {
        var page = worlds.form(owner)
                .formParam("act", UUID.randomUUID())
                .formParam("role", role)
                .post(portal(brand, "/members/invitations"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return LINK.matcher(page).results().findFirst().orElseThrow().group();
    }

    /** The brand's only open invitation. */
    private ValidatableResponse withdraw(BrandWorld brand, Person by) {
        var id = jdbc.first(
                        "select encode(token_hash, 'hex') from brand_invitations"
                                + " where brand_id = ? and accepted_at is null and revoked_at is null",
                        row -> row.getString(1),
                        brand.brandId())
                .orElseThrow();
        return worlds.form(by)
                .post(portal(brand, "/members/invitations/" + id + "/withdrawal"))
                .then();
    }

    private void role(BrandWorld brand, Person member, String role) {
        worlds.form(brand.owner())
                .formParam("role", role)
                .post(portal(brand, "/members/" + member.fyId() + "/role"))
                .then()
                .statusCode(303);
    }

    private void remove(BrandWorld brand, Person member) {
        worlds.form(brand.owner())
                .post(portal(brand, "/members/" + member.fyId() + "/removal"))
                .then()
                .statusCode(303);
    }

    private void newKey(BrandWorld brand, Person maker) {
        makeKey(maker, portal(brand, "/keys"), UUID.randomUUID());
    }

    private void makeKey(Person maker, String form, UUID act) {
        worlds.form(maker)
                .formParam("act", act)
                .formParam("label", "a shop system")
                .post(form)
                .then()
                .statusCode(200);
    }

    private String keyId(UUID act, Person maker, BrandId brand) {
        return jdbc.first(
                        "select key_id from api_keys where label = 'a shop system' and fy_id = ? and brand_id = ?",
                        row -> row.getString(1),
                        maker.fyId(),
                        brand)
                .orElseThrow(() -> new AssertionError("no key was made by " + act));
    }

    private void revokeKey(Person by, String form, String key) {
        worlds.form(by).post(form + "/" + key + "/revocation").then().statusCode(303);
        worlds.form(by).post(form + "/" + key + "/revocation").then().statusCode(404);
    }

    private ValidatableResponse settings(BrandWorld brand, String name, String email) {
        return worlds.form(brand.owner())
                .formParam("name", name)
                .formParam("story", "")
                .formParam("contactEmail", email)
                .formParam("website", "")
                .formParam("shippingPrice", "7.50")
                .post(portal(brand, "/settings"))
                .then();
    }

    private static String portal(BrandWorld brand, String path) {
        return brand.portal() + path;
    }
}
