package fy.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fy.BrandWorld;
import fy.Worlds;
import fy.catalog.Product;
import fy.catalog.Products;
import fy.catalog.Skus;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A brand makes products and SKUs. */
@QuarkusTest
class ProductPagesTest {

    @Inject
    Worlds worlds;

    @Inject
    Products products;

    @Inject
    Skus skus;

    private BrandWorld brand;
    private String code;

    @BeforeEach
    void world() {
        brand = worlds.atelierAmelie();
        code = "new_" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_product_with_a_picture_and_a_sku_comes_to_be() throws IOException {
        String page = created("Rayures <b>nocturnes</b>", picture("png"));
        get(page).body(containsString("Rayures &lt;b&gt;nocturnes&lt;/b&gt;"), not(containsString("<b>nocturnes")));
        String picture = "/pictures/" + product(page).pictureId();
        worlds.as(brand.owner())
                .get(picture)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", containsString("immutable"));
        worlds.as(worlds.nordlicht().owner()).get(picture).then().statusCode(404);
        sku(page, Map.of()).statusCode(303);
        var sku = skus.ofBrand(brand.brandId()).find(new Sku(code)).orElseThrow();
        assertThat(sku.price().minorUnits()).isEqualTo(1_250);
        assertThat(sku.lowStockThreshold()).isEqualTo(5);
        assertThat(sku.maxPerCustomer()).isEqualTo(3);
        assertThat(sku.published()).as("its product is not for sale").isFalse();
    }

    @Test
    void what_is_no_picture_of_a_sane_size_is_refused_and_the_text_kept() throws IOException {
        var giant =
                HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452" + "00007530" + "00007530" + "0806000000");
        for (byte[] file : new byte[][] {
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8),
            "GIF89a/*".getBytes(StandardCharsets.UTF_8),
            giant,
            new byte[5_000_001]
        }) {
            create("Kept name", file)
                    .statusCode(422)
                    .body(containsString("id=\"picture-error\""), containsString("value=\"Kept name\""));
        }
    }

    @Test
    void names_are_cleaned_and_bounded() throws IOException {
        String page = created("  Vase\u202E no.\u200B 4\u0007 ", new byte[0]);
        assertThat(product(page).name()).isEqualTo("Vase no. 4");
        create("", new byte[0]).statusCode(422).body(containsString("name-error"));
        create("z" + "\u0301".repeat(100), new byte[0]).statusCode(422).body(containsString("name-error"));
        create("🦊".repeat(121), new byte[0]).statusCode(422).body(containsString("name-error"));
    }

    @Test
    void an_edit_of_what_somebody_else_changed_is_refused() throws IOException {
        String page = created("Print", new byte[0]);
        save(page, "0", "First").statusCode(303);
        var again = save(page, "0", "Second").statusCode(409);
        assertThat(product(page).name()).isEqualTo("First");
        again.body(
                containsString("Somebody else saved this while you were writing"),
                containsString("value=\"Second\""),
                containsString("id=\"name-now\">Now: <bdi>First</bdi>"),
                not(containsString("description-now")),
                containsString("name=\"version\" value=\"1\""));
        save(page, "1", "Second").statusCode(303);
        assertThat(product(page).name()).isEqualTo("Second");
        save(page, "x", "Third").statusCode(422);
        worlds.as(worlds.nordlicht().owner()).get(page).then().statusCode(404);
    }

    @Test
    void a_double_click_lands_where_the_first_click_did() throws IOException {
        String page = created("Print", new byte[0]);
        save(page, "0", "Same").statusCode(303).header("Location", containsString(page));
        save(page, "0", " Same ").statusCode(303).header("Location", containsString(page));
        String made = sku(page, Map.of()).statusCode(303).extract().header("Location");
        sku(page, Map.of()).statusCode(303).header("Location", equalTo(made));
        String renamed = code + "b";
        for (int click = 1; click <= 2; click++) {
            edit(code, "0", Map.of("code", renamed, "price", "13"))
                    .statusCode(303)
                    .header("Location", containsString(brand.portal() + "/stock/" + renamed));
        }
        edit(code, "0", Map.of("code", renamed, "price", "14")).statusCode(404);
        for (int click = 1; click <= 2; click++) {
            edit(renamed, "1", Map.of("code", renamed, "price", "15,00"))
                    .statusCode(303)
                    .header("Location", containsString(brand.portal() + "/stock/" + renamed));
        }
        assertThat(skus.find(new Sku(renamed)).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_new_picture_of_a_form_that_came_too_late_is_kept_beside_the_other() throws IOException {
        String page = created("Print", picture("png"));
        save(page, "0", "First").statusCode(303);
        multipart("Second", picture("jpg"))
                .multiPart("version", "0")
                .post(page)
                .then()
                .statusCode(409)
                .body(containsString("Now: no picture"), containsString("class=\"picture-beside\""));
    }

    @Test
    void a_sku_that_somebody_else_changed_is_shown_beside_what_was_typed() throws IOException {
        String page = created("Print", new byte[0]);
        sku(page, Map.of()).statusCode(303);
        edit(code, "0", Map.of("price", "20", "maxPerCustomer", "")).statusCode(303);
        edit(code, "0", Map.of("variant", "blue", "price", "30"))
                .statusCode(409)
                .body(
                        containsString("Somebody else saved this while you were writing"),
                        containsString("value=\"blue\""),
                        containsString("value=\"30\""),
                        containsString("id=\"price-now\">Now: <bdi>€20.00</bdi>"),
                        containsString("id=\"maxPerCustomer-now\">Now: <bdi>nothing</bdi>"),
                        not(containsString("code-now")),
                        containsString("name=\"version\" value=\"1\""));
        edit(code, "1", Map.of("variant", "blue", "price", "30")).statusCode(303);
        assertThat(skus.find(new Sku(code)).orElseThrow().variant()).isEqualTo("blue");
    }

    @Test
    void every_field_of_a_sku_is_checked_at_its_place() throws IOException {
        String page = created("Print", new byte[0]);
        sku(page, Map.of("code", "a\u202Eb")).statusCode(422).body(containsString("code-error"));
        sku(page, Map.of("code", "..")).statusCode(422).body(containsString("code-error"));
        sku(page, Map.of("price", "-1", "threshold", "1.5", "maxPerCustomer", "0"))
                .statusCode(422)
                .body(
                        containsString("price-error"),
                        containsString("threshold-error"),
                        containsString("maxPerCustomer-error"));
        assertThat(skus.ofBrand(brand.brandId()).resolve(code)).isEmpty();
    }

    @Test
    void a_code_another_brand_has_gets_the_slug_in_front_and_still_works() throws IOException {
        worlds.newSku(worlds.nordlicht(), code);
        String page = created("Print", new byte[0]);
        sku(page, Map.of()).statusCode(303);
        var own = skus.ofBrand(brand.brandId()).resolve(code).orElseThrow();
        assertThat(own.sku()).isEqualTo(new Sku(brand.slug() + "-" + code));
        assertThat(own.ownCode()).isEqualTo(code);
        get(brand.portal() + "/stock/" + code).body(containsString(own.sku().code()));
        sku(page, Map.of("price", "1")).statusCode(422).body(containsString("You already use this code"));
    }

    @Test
    void a_code_is_fixed_once_it_has_moved() throws IOException {
        String page = created("Print", new byte[0]);
        sku(page, Map.of()).statusCode(303);
        edit(code, "0", Map.of("code", code + "b")).statusCode(303);
        String renamed = code + "b";
        worlds.api(brand.key())
                .contentType("application/json")
                .body("{\"SKU\":\"" + renamed + "\",\"deltaQuantity\":1}")
                .post("/api/inventory/events")
                .then()
                .statusCode(201);
        edit(renamed, "1", Map.of("code", code)).statusCode(422).body(containsString("The code is fixed"));
        edit(renamed, "1", Map.of("code", renamed, "price", "99")).statusCode(303);
        assertThat(skus.find(new Sku(renamed)).orElseThrow().price().minorUnits())
                .isEqualTo(9_900);
        edit(renamed, "1", Map.of("code", renamed)).statusCode(409);
    }

    private Product product(String page) {
        return products.find(brand.brandId(), UUID.fromString(page.substring(page.lastIndexOf('/') + 1)))
                .orElseThrow();
    }

    private String created(String name, byte[] picture) {
        String location = create(name, picture).statusCode(303).extract().header("Location");
        return location.substring(location.indexOf(brand.portal()));
    }

    private ValidatableResponse create(String name, byte[] picture) {
        return multipart(name, picture).post(brand.portal() + "/products").then();
    }

    private ValidatableResponse save(String page, String version, String name) {
        return multipart(name, new byte[0])
                .multiPart("version", version)
                .post(page)
                .then();
    }

    private RequestSpecification multipart(String name, byte[] picture) {
        var text = new MultiPartSpecBuilder(name)
                .controlName("name")
                .charset(StandardCharsets.UTF_8)
                .mimeType("text/plain")
                .build();
        var request = worlds.as(brand.owner())
                .multiPart("csrf-token", worlds.csrf(brand.owner()))
                .multiPart("act", UUID.randomUUID().toString())
                .multiPart(text)
                .multiPart("description", "On cotton.");
        return picture.length == 0 ? request : request.multiPart("picture", "picture.png", picture, "image/png");
    }

    private ValidatableResponse sku(String productPage, Map<String, String> changed) {
        return worlds.form(brand.owner())
                .formParams(fields(changed))
                .post(productPage + "/skus")
                .then();
    }

    private ValidatableResponse edit(String sku, String version, Map<String, String> changed) {
        return worlds.form(brand.owner())
                .formParams(fields(changed))
                .formParam("version", version)
                .post(brand.portal() + "/skus/" + sku)
                .then();
    }

    private Map<String, String> fields(Map<String, String> changed) {
        var fields = new HashMap<String, String>();
        fields.put("code", code);
        fields.put("variant", "white");
        fields.put("price", "12.50");
        fields.put("threshold", "5");
        fields.put("maxPerCustomer", "3");
        fields.put("offered", "true");
        fields.putAll(changed);
        return fields;
    }

    private ValidatableResponse get(String path) {
        return worlds.as(brand.owner()).get(path).then().statusCode(200);
    }

    private static byte[] picture(String kind) throws IOException {
        var out = new ByteArrayOutputStream();
        var image = new BufferedImage(8, 10, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, UUID.randomUUID().hashCode());
        assertThat(ImageIO.write(image, kind, out)).isTrue();
        return out.toByteArray();
    }
}
