package fy.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.shared.InvalidInput;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BrandTeamTest {

    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})");

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Inject
    Members members;

    @Inject
    Brands brands;

    @Inject
    BrandApplications applications;

    @Test
    void anInvitationWorksOnce() {
        var brand = worlds.newBrand();
        var guest = worlds.newCustomer();
        var link = "/invitations/" + invite(brand, "staff");
        worlds.as(guest).get(link).then().statusCode(200).body(containsString(brand.name()));
        worlds.form(guest).post(link).then().statusCode(303).header("Location", is(brand.portal()));
        assertThat(roleOf(brand, guest)).isEqualTo(MemberRole.STAFF);
        worlds.as(guest).get(brand.portal() + "/members").then().statusCode(200);

        worlds.form(worlds.newCustomer()).post(link).then().statusCode(404);
        worlds.as(guest).get(link).then().statusCode(404);
    }

    @Test
    void an_accepted_invitation_leads_to_the_brand_just_joined() {
        var joined = worlds.newBrand();
        var guest = worlds.newCustomer();
        worlds.member(worlds.newBrand(), guest, "owner");
        worlds.member(worlds.newBrand(), guest, "owner");
        worlds.form(guest)
                .post("/invitations/" + invite(joined, "viewer"))
                .then()
                .statusCode(303)
                .header("Location", is(joined.portal()));
        worlds.as(guest).get("/portal").then().header("Location", is(joined.portal()));
    }

    @Test
    void an_invitation_says_who_would_accept_it() {
        var guest = worlds.newCustomer();
        var name = "Client " + guest.name();
        jdbc.update("update clients set display_name = ? where fy_id = ?", name, guest.fyId());
        worlds.as(guest)
                .get("/invitations/" + invite(worlds.newBrand(), "staff"))
                .then()
                .statusCode(200)
                .body(containsString(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/basket", "/orders", "/account", "/account/keys", "/brands/apply", "/portal/brands"})
    void every_page_leads_a_member_to_the_portal(String page) {
        var member = worlds.newCustomer();
        worlds.as(member).get(page).then().statusCode(200).body(not(containsString("href=\"/portal\"")));
        worlds.member(worlds.newBrand(), member, "viewer");
        worlds.as(member).get(page).then().statusCode(200).body(containsString("href=\"/portal\""));
    }

    @Test
    void a_brand_that_a_page_names_is_a_link_to_its_portal() {
        var first = worlds.newBrand();
        var second = worlds.newBrand();
        var both = worlds.newCustomer();
        worlds.member(first, both, "owner");
        worlds.member(second, both, "viewer");
        for (var page : new String[] {"/account", "/portal/brands"}) {
            worlds.as(both)
                    .get(page)
                    .then()
                    .body(containsString("href=\"" + first.portal() + "\""))
                    .body(containsString("href=\"" + second.portal() + "\""));
        }
    }

    @Test
    void the_brand_to_start_with_is_chosen_where_there_are_several() {
        var member = worlds.newCustomer();
        worlds.as(member).get("/portal/brands").then().body(containsString("href=\"/brands/apply\""));
        var first = worlds.newBrand();
        worlds.member(first, member, "owner");
        worlds.as(member).get("/portal/brands").then().body(not(containsString("Start here")));
        var second = worlds.newBrand();
        worlds.member(second, member, "owner");
        worlds.as(member)
                .get("/portal/brands")
                .then()
                .body(containsString("Start here with " + first.name()))
                .body(containsString("Start here with " + second.name()))
                .body(not(containsString("You start here")));
        choose(member, second);
        worlds.as(member)
                .get("/portal/brands")
                .then()
                .body(containsString("Start here with " + first.name()))
                .body(not(containsString("Start here with " + second.name())))
                .body(containsString("You start here"));
    }

    @Test
    void an_approved_application_leads_to_its_own_brands_portal() {
        var applicant = worlds.newCustomer();
        worlds.member(worlds.newBrand(), applicant, "owner");
        var slug = "own-" + UUID.randomUUID().toString().substring(0, 8);
        apply(applicant, slug).then().statusCode(303);
        var brand = brands.appliedBy(applicant.fyId()).getFirst();
        applications.approve(brand.brandId(), worlds.operator().fyId());
        worlds.as(applicant).get("/brands/apply").then().body(containsString("href=\"/portal/" + slug + "\""));
        worlds.member(worlds.newBrand(), applicant, "owner");
        jdbc.update("delete from brand_members where brand_id = ?", brand.brandId());
        worlds.as(applicant).get("/brands/apply").then().body(not(containsString("href=\"/portal/" + slug + "\"")));
    }

    @Test
    void anInvitationNeverTakesARoleAway() {
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .post("/invitations/" + invite(brand, "viewer"))
                .then()
                .statusCode(303);
        assertThat(roleOf(brand, brand.owner())).isEqualTo(MemberRole.OWNER);
    }

    @Test
    void aWithdrawnInvitationWasNeverOne() {
        var brand = worlds.newBrand();
        var token = invite(brand, "staff");
        var page = worlds.as(brand.owner()).get(brand.portal() + "/members").asString();
        var id = Pattern.compile("invitations/([0-9a-f]{64})/withdrawal")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        worlds.form(worlds.nordlicht().owner())
                .post(brand.portal() + "/members/invitations/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/invitations/" + id + "/withdrawal")
                .then()
                .statusCode(303);
        worlds.form(worlds.newCustomer()).post("/invitations/" + token).then().statusCode(404);
    }

    @Test
    void aRemovedMemberIsOutAtTheNextRequest() {
        var brand = worlds.newBrand();
        worlds.as(brand.staff()).get(brand.portal() + "/members").then().statusCode(200);
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + brand.staff().fyId() + "/removal")
                .then()
                .statusCode(303);
        worlds.as(brand.staff()).get(brand.portal() + "/members").then().statusCode(404);
    }

    @Test
    void aRoleHoldsFromTheNextRequestOn() {
        var brand = worlds.newBrand();
        worlds.as(brand.staff()).get(brand.portal() + "/keys").then().statusCode(403);
        worlds.form(brand.owner())
                .formParam("role", "owner")
                .post(brand.portal() + "/members/" + brand.staff().fyId() + "/role")
                .then()
                .statusCode(303);
        worlds.as(brand.staff()).get(brand.portal() + "/keys").then().statusCode(200);
    }

    @Test
    void theLastOwnerStays() {
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + brand.owner().fyId() + "/removal")
                .then()
                .statusCode(422);
        worlds.form(brand.owner())
                .formParam("role", "viewer")
                .post(brand.portal() + "/members/" + brand.owner().fyId() + "/role")
                .then()
                .statusCode(422);
        assertThat(roleOf(brand, brand.owner())).isEqualTo(MemberRole.OWNER);
    }

    @Test
    void anotherBrandsMemberDoesNotExist() {
        var stranger = worlds.nordlicht().staff().fyId();
        var brand = worlds.newBrand();
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + stranger + "/removal")
                .then()
                .statusCode(404);
        assertThat(members.of(worlds.nordlicht().brandId()))
                .anyMatch(it -> it.fyId().equals(stranger));
    }

    @Test
    void whoActsForSeveralBrandsChooses() {
        var first = worlds.newBrand();
        var second = worlds.newBrand();
        var both = worlds.newCustomer();
        worlds.member(first, both, "staff");
        worlds.member(second, both, "owner");
        worlds.as(both).get("/portal").then().statusCode(303).header("Location", is("/portal/brands"));
        choose(both, second).header("Location", is(second.portal()));
        worlds.as(both).get("/portal").then().statusCode(303).header("Location", is(second.portal()));
        worlds.as(both)
                .get(second.portal() + "/settings")
                .then()
                .statusCode(200)
                .body(containsString(second.slug()));
        worlds.as(both).get(first.portal() + "/settings").then().statusCode(403);
        worlds.form(both)
                .formParam("brand", worlds.nordlicht().slug())
                .post("/portal/brands")
                .then()
                .statusCode(404);
    }

    @Test
    void losingTheChosenBrandDoesNotSilentlyShowAnother() {
        var first = worlds.newBrand();
        var second = worlds.newBrand();
        var both = worlds.newCustomer();
        worlds.member(first, both, "staff");
        worlds.member(second, both, "staff");
        choose(both, first).header("Location", is(first.portal()));
        members.remove(first.brandId(), first.owner().fyId(), both.fyId());
        worlds.as(both).get(first.portal() + "/members").then().statusCode(404);
        worlds.as(both).get("/portal").then().statusCode(303).header("Location", is(second.portal()));
        worlds.member(worlds.newBrand(), both, "staff");
        worlds.as(both).get("/portal").then().statusCode(303).header("Location", is("/portal/brands"));
    }

    @Test
    void theDeskLeadsToTheOtherBrandsOfWhoeverHasSeveral() {
        var first = worlds.newBrand();
        var person = worlds.newCustomer();
        worlds.member(first, person, "viewer");
        worlds.as(person).get(first.portal() + "/stock").then().body(not(containsString("/portal/brands")));
        worlds.member(worlds.newBrand(), person, "viewer");
        worlds.as(person).get(first.portal() + "/stock").then().body(containsString("/portal/brands"));
    }

    @Test
    void settingsAreKept() {
        var brand = worlds.newBrand();
        settings(brand, "New name", "12.50", "https://example.org").then().statusCode(303);
        var kept = brands.find(brand.brandId()).orElseThrow();
        assertThat(kept.name()).isEqualTo("New name");
        assertThat(kept.shippingPrice()).isEqualTo(1_250);
        assertThat(kept.website()).isEqualTo("https://example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://example.org",
                "data:text/html,x",
                "https://",
                "https://user@example.org",
                "https://127.0.0.1/",
                "https://example.org/\" onclick=\"x",
                "//example.org"
            })
    void aWebsiteIsAnHttpsAddress(String website) {
        var brand = worlds.newBrand();
        settings(brand, "Other", "1.00", website).then().statusCode(422).body(containsString("https://"));
        assertThat(brands.find(brand.brandId()).orElseThrow().name()).isEqualTo(brand.name());
    }

    @Test
    void anApprovedApplicationMakesAnOwner() {
        var applicant = worlds.newCustomer();
        var slug = "new-" + UUID.randomUUID().toString().substring(0, 8);
        apply(applicant, slug).then().statusCode(303);
        worlds.as(applicant).get("/portal/" + slug + "/members").then().statusCode(404);
        var brand = brands.appliedBy(applicant.fyId()).getFirst();
        assertThat(applications.approve(brand.brandId(), worlds.operator().fyId()))
                .isTrue();
        assertThat(applications.approve(brand.brandId(), worlds.operator().fyId()))
                .isFalse();
        assertThat(applications.decline(brand.brandId(), worlds.operator().fyId()))
                .isFalse();
        worlds.as(applicant).get("/portal/" + slug + "/members").then().statusCode(200);
        worlds.as(applicant)
                .get("/portal/" + slug + "/settings")
                .then()
                .statusCode(200)
                .body(containsString(slug));
    }

    @Test
    void anAddressIsGivenOnce() {
        apply(worlds.newCustomer(), worlds.atelierAmelie().slug())
                .then()
                .statusCode(422)
                .body(containsString("taken"));
        apply(worlds.newCustomer(), "apply").then().statusCode(422);
        apply(worlds.newCustomer(), "stock").then().statusCode(422);
        apply(worlds.newCustomer(), "closings").then().statusCode(422);
        apply(worlds.newCustomer(), "-x-").then().statusCode(422);
    }

    @Test
    void aMailHeaderIsNoContactAddress() {
        assertThatThrownBy(() -> applications.apply(
                        worlds.clara().fyId(),
                        new BrandApplication("B", "b-1", "", "a@b.co\r\nBcc: victim@x.org", null)))
                .isInstanceOf(InvalidInput.class);
    }

    private io.restassured.response.Response apply(Person person, String slug) {
        return worlds.form(person)
                .formParam("name", "A new brand")
                .formParam("slug", slug)
                .formParam("contactEmail", "new@example.org")
                .post("/brands/apply");
    }

    private io.restassured.response.Response settings(BrandWorld brand, String name, String shipping, String website) {
        return worlds.form(brand.owner())
                .formParam("name", name)
                .formParam("story", "")
                .formParam("contactEmail", "studio@example.org")
                .formParam("website", website)
                .formParam("shippingPrice", shipping)
                .post(brand.portal() + "/settings");
    }

    @Test
    void aDoubleClickMakesOneInvitation() {
        var brand = worlds.newBrand();
        var act = UUID.randomUUID();
        var first = invite(brand, act, "staff");
        assertThat(link(first.statusCode(200)))
                .isEqualTo(link(invite(brand, act, "staff").statusCode(200)));
        invite(brand, act, "owner").statusCode(422);
        assertThat(link(invite(brand, UUID.randomUUID(), "staff").statusCode(200)))
                .isNotEqualTo(link(first));
        worlds.form(brand.owner())
                .formParam("role", "staff")
                .post(brand.portal() + "/members/invitations")
                .then()
                .statusCode(400);
        assertThat(jdbc.first(
                        "select count(*) from brand_invitations where brand_id = ?",
                        row -> row.getLong(1),
                        brand.brandId()))
                .contains(2L);
    }

    private ValidatableResponse invite(BrandWorld brand, UUID act, String role) {
        return worlds.form(brand.owner())
                .formParam("act", act)
                .formParam("role", role)
                .post(brand.portal() + "/members/invitations")
                .then();
    }

    private static String link(ValidatableResponse page) {
        return LINK.matcher(page.extract().asString())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private String invite(BrandWorld brand, String role) {
        var page = worlds.form(brand.owner())
                .formParam("act", UUID.randomUUID())
                .formParam("role", role)
                .post(brand.portal() + "/members/invitations")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private ValidatableResponse choose(Person person, BrandWorld brand) {
        return worlds.form(person)
                .formParam("brand", brand.slug())
                .post("/portal/brands")
                .then()
                .statusCode(303);
    }

    private MemberRole roleOf(BrandWorld brand, Person person) {
        return members.of(brand.brandId()).stream()
                .filter(it -> it.fyId().equals(person.fyId()))
                .findFirst()
                .orElseThrow()
                .role();
    }
}
