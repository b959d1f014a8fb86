package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members can still use, or give to others, once they have lost a role of a brand: nothing. */
@QuarkusTest
class LostRolesTest {

    private static final String INVENTORY = "/api/inventory/events";
    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})");
    private static final Pattern KEY = Pattern.compile("fy_[A-Za-z0-9_-]{43}");

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Operators operators;

    private BrandWorld brand;
    private Person mallory;

    @BeforeEach
    void a_brand_with_a_second_owner() {
        brand = worlds.newBrand();
        mallory = worlds.newCustomer();
        worlds.member(brand, mallory, "owner");
    }

    @Test
    void a_removed_owner_cannot_use_his_own_invitation() {
        var link = invite(mallory, "owner");
        removeMallory();
        worlds.as(mallory).get(link).then().statusCode(404);
        worlds.form(mallory).post(link).then().statusCode(404);
        assertNoMember(mallory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "viewer"})
    void a_demoted_owner_cannot_use_his_own_invitation(String role) {
        var link = invite(mallory, "owner");
        demoteMallory(role);
        worlds.as(mallory).get(link).then().statusCode(404);
        worlds.form(mallory).post(link).then().statusCode(404);
        worlds.as(mallory).get(portal("/keys")).then().statusCode(403);
    }

    @Test
    void an_owner_who_gives_up_the_role_himself_cannot_use_his_own_invitation() {
        var link = invite(mallory, "owner");
        changeRole(mallory, mallory, "viewer").statusCode(303);
        worlds.form(mallory).post(link).then().statusCode(404);
        worlds.as(mallory).get(portal("/keys")).then().statusCode(403);
    }

    @Test
    void the_invitations_of_a_removed_owner_admit_nobody_else_either() {
        var owner = invite(mallory, "owner");
        var viewer = invite(mallory, "viewer");
        removeMallory();
        var friend = worlds.newCustomer();
        worlds.form(friend).post(owner).then().statusCode(404);
        worlds.form(friend).post(viewer).then().statusCode(404);
        assertNoMember(friend);
    }

    @Test
    void the_invitations_of_a_removed_owner_stay_revoked_when_he_comes_back_as_owner() {
        var link = invite(mallory, "owner");
        removeMallory();
        worlds.member(brand, mallory, "owner");
        var friend = worlds.newCustomer();
        worlds.form(friend).post(link).then().statusCode(404);
        assertNoMember(friend);
    }

    @Test
    void the_invitations_of_the_other_owners_stay_good() {
        var link = invite(brand.owner(), "staff");
        removeMallory();
        worlds.form(worlds.newCustomer()).post(link).then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "viewer", ""})
    void an_invitation_is_good_only_while_its_maker_is_an_owner(String role) {
        var link = invite(mallory, "owner");
        loseRoleAsTheReleaseBeforeDidIt(role);
        worlds.as(worlds.newCustomer()).get(link).then().statusCode(404);
        worlds.form(worlds.newCustomer()).post(link).then().statusCode(404);
        worlds.form(mallory).post(link).then().statusCode(404);
    }

    @Test
    void who_was_removed_is_not_let_in_by_an_older_link_of_another_owner() {
        var older = invite(brand.owner(), "owner");
        removeMallory();
        worlds.as(mallory).get(older).then().statusCode(404);
        worlds.form(mallory).post(older).then().statusCode(404);
        assertNoMember(mallory);

        worlds.form(mallory).post(invite(brand.owner(), "viewer")).then().statusCode(303);
        worlds.as(mallory).get(portal("/members")).then().statusCode(200);
        worlds.form(worlds.newCustomer()).post(older).then().statusCode(303);
    }

    @Test
    void who_was_demoted_does_not_regain_the_role_by_an_older_link_of_another_owner() {
        var older = invite(brand.owner(), "owner");
        demoteMallory("viewer");
        worlds.form(mallory).post(older).then().statusCode(404);
        worlds.as(mallory).get(portal("/keys")).then().statusCode(403);

        worlds.form(mallory).post(invite(brand.owner(), "owner")).then().statusCode(303);
        worlds.as(mallory).get(portal("/keys")).then().statusCode(200);
    }

    @Test
    void who_was_promoted_may_still_use_an_older_link() {
        var staff = brand.staff();
        var older = invite(brand.owner(), "owner");
        changeRole(brand.owner(), brand.viewer(), "staff").statusCode(303);
        worlds.form(brand.viewer()).post(older).then().statusCode(303);
        worlds.as(brand.viewer()).get(portal("/keys")).then().statusCode(200);
        worlds.as(staff).get(portal("/keys")).then().statusCode(403);
    }

    @Test
    void a_key_of_a_removed_owner_stays_dead_when_he_comes_back() {
        var key = newKey(mallory);
        worlds.api(key).get(INVENTORY).then().statusCode(200);
        removeMallory();
        worlds.api(key).get(INVENTORY).then().statusCode(401);
        worlds.member(brand, mallory, "owner");
        worlds.api(key).get(INVENTORY).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "viewer"})
    void a_key_of_a_demoted_owner_is_dead_and_stays_so_when_he_is_owner_again(String role) {
        var key = newKey(mallory);
        demoteMallory(role);
        worlds.api(key).get(INVENTORY).then().statusCode(401);
        changeRole(brand.owner(), mallory, "owner").statusCode(303);
        worlds.api(key).get(INVENTORY).then().statusCode(401);
    }

    @Test
    void the_form_that_made_a_key_does_not_show_it_again_after_the_role_was_lost() {
        var act = UUID.randomUUID();
        makeKey(mallory, brand, act).statusCode(200);
        demoteMallory("staff");
        changeRole(brand.owner(), mallory, "owner").statusCode(303);
        makeKey(mallory, brand, act).statusCode(422).body(containsString("was used before"));
    }

    @Test
    void keys_that_other_people_made_and_keys_of_other_brands_go_on() {
        var other = worlds.newBrand();
        worlds.member(other, mallory, "owner");
        var ofOther = newKey(mallory, other);
        removeMallory();
        worlds.api(brand.key()).get(INVENTORY).then().statusCode(200);
        worlds.api(ofOther).get(INVENTORY).then().statusCode(200);
        worlds.api("fy_key_of_" + mallory.name()).get("/api/orders").then().statusCode(200);
    }

    @Test
    void a_promotion_ends_neither_keys_nor_invitations() {
        var link = invite(mallory, "viewer");
        var key = newKey(mallory);
        changeRole(brand.owner(), mallory, "owner").statusCode(303);
        changeRole(brand.owner(), brand.viewer(), "staff").statusCode(303);
        worlds.api(key).get(INVENTORY).then().statusCode(200);
        worlds.api(brand.viewerKey()).get(INVENTORY).then().statusCode(200);
        worlds.form(worlds.newCustomer()).post(link).then().statusCode(303);
    }

    @Test
    void the_last_owner_who_may_not_go_keeps_invitations_and_keys() {
        removeMallory();
        var link = invite(brand.owner(), "viewer");
        worlds.form(brand.owner())
                .post(portal("/members/" + brand.owner().fyId() + "/removal"))
                .then()
                .statusCode(422);
        worlds.api(brand.key()).get(INVENTORY).then().statusCode(200);
        worlds.form(worlds.newCustomer()).post(link).then().statusCode(303);
    }

    @Test
    void the_members_page_says_who_invited() {
        invite(mallory, "staff");
        worlds.as(brand.owner())
                .get(portal("/members"))
                .then()
                .body(containsString("data-label=\"Invited by\"><bdi>" + displayName(mallory)));
        removeMallory();
        worlds.as(brand.owner()).get(portal("/members")).then().body(not(containsString("Invited by")));
    }

    @Test
    void an_operator_who_is_no_longer_named_has_neither_pages_nor_calls() {
        var key = "fy_key_of_" + mallory.name();
        var job = "/api/operator/verifications/" + UUID.randomUUID();
        worlds.loginAs(mallory);
        jdbc.update("update clients set role = 'operator' where fy_id = ?", mallory.fyId());
        worlds.as(mallory).get("/operator").then().statusCode(200);
        worlds.api(key).get(job).then().statusCode(404);
        operators.followSettings();
        worlds.as(mallory).get("/operator").then().statusCode(403);
        worlds.api(key).get(job).then().statusCode(403);
    }

    /** The release before this one, which may run beside it during a roll-out, revokes nothing. */
    private void loseRoleAsTheReleaseBeforeDidIt(String role) {
        if (role.isEmpty()) {
            jdbc.update("delete from brand_members where brand_id = ? and fy_id = ?", brand.brandId(), mallory.fyId());
        } else {
            jdbc.update(
                    "update brand_members set role = ? where brand_id = ? and fy_id = ?",
                    role,
                    brand.brandId(),
                    mallory.fyId());
        }
    }

    private void removeMallory() {
        worlds.form(brand.owner())
                .post(portal("/members/" + mallory.fyId() + "/removal"))
                .then()
                .statusCode(303);
    }

    private void demoteMallory(String role) {
        changeRole(brand.owner(), mallory, role).statusCode(303);
    }

    private ValidatableResponse changeRole(Person by, Person member, String role) {
        return worlds.form(by)
                .formParam("role", role)
                .post(portal("/members/" + member.fyId() + "/role"))
                .then();
    }

    private String invite(Person by, String role) {
        var page = worlds.form(by)
                .formParam("act", UUID.randomUUID())
                .formParam("role", role)
                .post(portal("/members/invitations"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return LINK.matcher(page).results().findFirst().orElseThrow().group();
    }

    private String newKey(Person maker) {
        return newKey(maker, brand);
    }

    private String newKey(Person maker, BrandWorld of) {
        var page =
                makeKey(maker, of, UUID.randomUUID()).statusCode(200).extract().asString();
        return KEY.matcher(page).results().findFirst().orElseThrow().group();
    }

    private ValidatableResponse makeKey(Person maker, BrandWorld of, UUID act) {
        return worlds.form(maker)
                .formParam("act", act)
                .formParam("label", "a shop system")
                .post(of.portal() + "/keys")
                .then();
    }

    private void assertNoMember(Person person) {
        assertThat(jdbc.list(
                        "select role from brand_members where brand_id = ? and fy_id = ?",
                        row -> row.getString(1),
                        brand.brandId(),
                        person.fyId()))
                .isEmpty();
    }

    private static String displayName(Person person) {
        return Character.toUpperCase(person.name().charAt(0)) + person.name().substring(1);
    }

    private String portal(String path) {
        return brand.portal() + path;
    }
}
