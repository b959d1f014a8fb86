package fy.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import fy.BrandWorld;
import fy.Person;
import fy.Worlds;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of mails and bookmarks from before the brand stood in the portal's addresses. */
@QuarkusTest
class EarlierAddressesTest {

    @Inject
    Worlds worlds;

    @Inject
    Products products;

    private BrandWorld first;
    private BrandWorld second;
    private Person both;

    @BeforeEach
    void a_member_of_two_brands() {
        first = worlds.newBrand();
        second = worlds.newBrand();
        both = worlds.newCustomer();
        worlds.member(first, both, "owner");
        worlds.member(second, both, "owner");
    }

    @Test
    void an_address_that_names_a_sku_leads_to_the_brand_that_owns_it() {
        Sku sku = worlds.newSku(second);
        open("/portal/stock/" + sku + "/restocks/new?quantity=12")
                .statusCode(303)
                .header("Location", is(second.portal() + "/stock/" + sku + "/restocks/new?quantity=12"));
        open("/portal/skus/" + sku).header("Location", is(second.portal() + "/skus/" + sku));
    }

    @Test
    void an_address_that_names_a_product_leads_to_the_brand_that_owns_it() {
        var product = products.create(first.brandId(), UUID.randomUUID(), new ProductDraft("A print", "", null, false));
        open("/portal/products/" + product.productId())
                .statusCode(303)
                .header("Location", is(first.portal() + "/products/" + product.productId()));
    }

    @Test
    void what_belongs_to_another_brand_leads_where_what_does_not_exist_leads() {
        Sku others = worlds.newSku(worlds.newBrand());
        open("/portal/stock/" + others).statusCode(303).header("Location", is("/portal"));
        open("/portal/stock/no-such-sku").statusCode(303).header("Location", is("/portal"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock",
                "orders",
                "orders/1",
                "orders/x",
                "returns/99999999999999999999",
                "imports/1-1-1-1-1",
                "products/new",
                "members",
                "keys",
                "settings",
                "exports/stock",
                "unmet-demand?days=7"
            })
    void an_address_that_names_nothing_of_a_brand_leads_to_the_portal(String earlier) {
        open("/portal/" + earlier).statusCode(303).header("Location", is("/portal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "members/invitations", "stock/any/restocks", "keys", "products"})
    void a_form_of_an_earlier_page_is_refused_and_saves_nothing(String earlier) {
        worlds.form(both)
                .formParam("name", "Another name")
                .post("/portal/" + earlier)
                .then()
                .statusCode(410)
                .body(containsString("Nothing was saved"));
    }

    @Test
    void an_upload_of_an_earlier_page_is_refused_and_saves_nothing() {
        worlds.as(both)
                .multiPart("csrf-token", worlds.csrf(both))
                .multiPart("name", "Another name")
                .post("/portal/products")
                .then()
                .statusCode(410)
                .body(containsString("Nothing was saved"));
    }

    @Test
    void an_earlier_stream_is_gone() {
        open("/portal/live/desk").statusCode(404);
    }

    @Test
    void a_visitor_logs_in_first() {
        io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .get("/portal/stock/any")
                .then()
                .statusCode(302)
                .header("Location", is("/login?to=%2Fportal%2Fstock%2Fany"));
    }

    private ValidatableResponse open(String address) {
        return worlds.as(both).redirects().follow(false).get(address).then();
    }
}
