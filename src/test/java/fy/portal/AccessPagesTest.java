package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.shared.Jdbc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What owners read about who may do what for their brand. */
@QuarkusTest
class AccessPagesTest {

    private static final Pattern LINK = Pattern.compile("/invitations/([A-Za-z0-9_-]{43})");
    private static final Pattern ROW = Pattern.compile("<tr>\\s*<th scope=\"row\">(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");

    @Inject
    Worlds worlds;

    @Inject
    Jdbc jdbc;

    @Test
    void an_owner_reads_who_did_what_to_whom_newest_first() {
        var brand = worlds.newBrand();
        var guest = worlds.newCustomer();
        worlds.form(guest).post(invite(brand, "owner")).then().statusCode(303);
        key(brand, guest, "the till");
        role(brand, brand.staff(), "viewer");
        role(brand, brand.staff(), "staff");
        settings(brand);
        remove(brand, guest);
        assertThat(rows(page(brand, "")))
                .containsExactly(
                        name(brand.owner()) + " ended the API key \u2068the till\u2069 by \u2068" + name(guest)
                                + "\u2069, who lost a role",
                        name(brand.owner()) + " removed \u2068" + name(guest) + "\u2069, who was owner",
                        name(brand.owner())
                                + " changed the settings: name, story, contact e-mail, website, shipping price",
                        name(brand.owner()) + " changed \u2068" + name(brand.staff()) + "\u2069 from viewer to staff",
                        name(brand.owner()) + " changed \u2068" + name(brand.staff()) + "\u2069 from staff to viewer",
                        name(guest) + " made the API key \u2068the till\u2069",
                        name(guest) + " joined as owner",
                        name(guest) + " accepted the invitation as owner by \u2068" + name(brand.owner()) + "\u2069",
                        name(brand.owner()) + " made an invitation as owner");
    }

    @Test
    void the_marketplace_has_no_persons_name_here() {
        var applicant = worlds.newCustomer();
        var slug = "new-" + UUID.randomUUID().toString().substring(0, 8);
        worlds.form(applicant)
                .formParam("name", "A new brand")
                .formParam("slug", slug)
                .formParam("contactEmail", "new@example.org")
                .post("/brands/apply")
                .then()
                .statusCode(303);
        var brand = jdbc.first(
                        "select brand_id from brands where applied_by = ?", row -> row.getString(1), applicant.fyId())
                .orElseThrow();
        worlds.form(worlds.operator())
                .post("/operator/applications/" + brand + "/approval")
                .then()
                .statusCode(303);
        var page =
                worlds.as(applicant).get("/portal/" + slug + "/access").then().statusCode(200);
        assertThat(rows(page.extract().asString()))
                .containsExactly(
                        "The marketplace made \u2068" + name(applicant) + "\u2069 owner",
                        "The marketplace approved the brand",
                        name(applicant) + " applied with the brand");
        page.body(not(containsString("Olga")));
    }

    @Test
    void what_people_call_themselves_and_their_keys_is_escaped() {
        var brand = worlds.newBrand();
        jdbc.update(
                "update clients set display_name = '<b>Bold</b>' where fy_id = ?",
                brand.owner().fyId());
        key(brand, brand.owner(), "<script>alert(1)</script>");
        assertThat(page(brand, ""))
                .contains("&lt;b&gt;Bold&lt;/b&gt;", "&lt;script&gt;alert(1)")
                .doesNotContain("<b>Bold", "<script>alert");
    }

    @Test
    void each_record_stands_on_one_page_of_the_list() {
        var brand = worlds.newBrand();
        int many = 120;
        jdbc.update("""
                insert into access_events (event_id, kind, actor, brand_id, subject, detail)
                select gen_random_uuid(), 'member-removed', ?, ?, ?, '{"before":"viewer"}' from generate_series(1, ?)
                """, brand.owner().fyId(), brand.brandId(), brand.staff().fyId(), many);
        var seen = new ArrayList<String>();
        var addresses = new HashSet<String>();
        var address = "";
        do {
            assertThat(addresses.add(address)).as("the list goes in circles").isTrue();
            var page = page(brand, address);
            seen.addAll(rows(page));
            address = NEXT.matcher(page)
                    .results()
                    .map(next -> next.group(1).replaceFirst("^[^?]*", ""))
                    .findFirst()
                    .orElse("");
        } while (!address.isEmpty());
        assertThat(seen).hasSize(many);
        assertThat(addresses).hasSizeGreaterThan(2);
    }

    @Test
    void a_place_in_the_list_that_cannot_be_is_refused_and_another_brands_place_is_empty() {
        var brand = worlds.newBrand();
        key(brand, brand.owner(), "own");
        var other = worlds.newBrand();
        key(other, other.owner(), "of another brand");
        var place = jdbc.first(
                        "select event_id from access_events where brand_id = ?",
                        row -> row.getString(1),
                        other.brandId())
                .orElseThrow();
        for (var after : List.of(place, UUID.randomUUID().toString())) {
            assertThat(page(brand, "?after=" + after)).doesNotContain("of another brand", ">own<");
        }
        worlds.as(brand.owner()).get(brand.portal() + "/access?after=x").then().statusCode(400);
        assertThat(page(brand, "")).contains("own").doesNotContain("of another brand");
    }

    @Test
    void the_members_page_leads_owners_there_and_nobody_else() {
        var brand = worlds.newBrand();
        worlds.as(brand.owner())
                .get(brand.portal() + "/members")
                .then()
                .body(containsString("href=\"" + brand.portal() + "/access\""));
        worlds.as(brand.staff()).get(brand.portal() + "/members").then().body(not(containsString("/access\"")));
        worlds.as(brand.staff()).get(brand.portal() + "/access").then().statusCode(403);
    }

    private String page(BrandWorld brand, String query) {
        return worlds.as(brand.owner())
                .get(brand.portal() + "/access" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Who and what of each row, as one sentence. */
    private static List<String> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1).replaceAll("<time.*?</time>", "").replaceAll("<[^>]*>", " "))
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static String name(Person person) {
        return Character.toUpperCase(person.name().charAt(0)) + person.name().substring(1);
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
        return LINK.matcher(page).results().findFirst().orElseThrow().group();
    }

    private void key(BrandWorld brand, Person maker, String label) {
        worlds.form(maker)
                .formParam("act", UUID.randomUUID())
                .formParam("label", label)
                .post(brand.portal() + "/keys")
                .then()
                .statusCode(200);
    }

    private void role(BrandWorld brand, Person member, String role) {
        worlds.form(brand.owner())
                .formParam("role", role)
                .post(brand.portal() + "/members/" + member.fyId() + "/role")
                .then()
                .statusCode(303);
    }

    private void remove(BrandWorld brand, Person member) {
        worlds.form(brand.owner())
                .post(brand.portal() + "/members/" + member.fyId() + "/removal")
                .then()
                .statusCode(303);
    }

    private void settings(BrandWorld brand) {
        worlds.form(brand.owner())
                .formParam("name", "Another name")
                .formParam("story", "A story.")
                .formParam("contactEmail", "another@example.org")
                .formParam("website", "https://example.org")
                .formParam("shippingPrice", "7.50")
                .post(brand.portal() + "/settings")
                .then()
                .statusCode(303);
    }
}
