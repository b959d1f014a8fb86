package fy.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fy.Worlds;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.shared.Sku;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CatalogueTest {

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    Products products;

    @Inject
    SkuEdits skus;

    private final Shopper visitor = new Shopper();

    @Test
    void aWorkIsFoundByTheBeginningsOfItsWords() {
        var mark = "Quirl" + UUID.randomUUID().toString().substring(0, 8);
        var sku = work("Élan " + mark, "");
        for (var search :
                new String[] {mark.substring(0, 10), "elan " + mark.toUpperCase(), "amel " + mark, sku.code()}) {
            visitor.get("/?q=" + search.replace(" ", "%20"))
                    .then()
                    .statusCode(200)
                    .body(containsString("/art/" + sku));
        }
        visitor.get("/?q=" + mark + "%20nothing").then().body(not(containsString("/art/" + sku)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25%25%25%25", "'", "%27%20or%201=1", "a%20%26%20%7C%20!", "%00", "(((((((((("})
    void noSearchBreaksTheCatalogue(String search) {
        visitor.get("/?q=" + search).then().statusCode(200);
    }

    @Test
    void whatIsNoSearchOrNoPlaceInTheListIsSaidSo() {
        visitor.get("/?q=" + "a".repeat(101)).then().statusCode(422);
        visitor.get("/?after=1;drop").then().statusCode(400);
        visitor.get("/?after=ffffffff-ffff-ffff-ffff-ffffffffffff")
                .then()
                .statusCode(200)
                .body(containsString("There are no more works."));
        visitor.get("/?q=nothing%20is%20called%20so").then().body(containsString("Nothing matches these words."));
        visitor.get("/brands/none-such").then().statusCode(404);
        visitor.get("/art/no/such").then().statusCode(404);
        visitor.get("/art/none_such").then().statusCode(404);
        visitor.get("/art/A%E2%80%8BB").then().statusCode(404);
    }

    @Test
    void pagesFollowEachOtherWithoutRepeating() {
        var brand = worlds.newBrand();
        for (int i = 0; i < 26; i++) {
            worlds.newSku(brand);
        }
        var first = visitor.get("/brands/" + brand.slug());
        var next = Shopper.found(first, "href=\"(/brands/[a-z0-9-]+\\?after=[0-9a-f-]{36})\"");
        var second = visitor.get(next);
        assertThat(first.asString().split("class=\"work\"")).hasSize(25);
        assertThat(second.asString().split("class=\"work\"")).hasSize(3);
    }

    @Test
    void markupInANameIsText() {
        var sku =
                work("\"><img src=x onerror=alert(1)> {inject:config} {name.raw}", "</textarea><svg/onload=alert(2)>");
        for (var path :
                new String[] {"/art/" + sku, "/brands/" + worlds.atelierAmelie().slug()}) {
            visitor.get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .body(containsString("&lt;img src=x onerror=alert(1)&gt; {inject:config} {name.raw}"))
                    .body(not(containsString("<img src=x")))
                    .body(not(containsString("<svg/onload")));
        }
    }

    @Test
    void availabilityIsSaidInWordsAndExactOnlyWhenFewAreLeft() {
        var brand = worlds.atelierAmelie();
        visitor.get("/art/" + worlds.newSku(brand)).then().body(containsString(">Sold out<"));
        visitor.get("/art/" + shop.shown(brand, 1)).then().body(containsString(">Last one<"));
        visitor.get("/art/" + shop.shown(brand, 4)).then().body(containsString(">Last 4<"));
        visitor.get("/art/" + shop.shown(brand, 987_654))
                .then()
                .body(containsString(">Available<"))
                .body(not(containsString("987")));
    }

    @Test
    void variantsOfOneWorkLeadToEachOther() {
        var brand = worlds.atelierAmelie().brandId();
        var product =
                products.create(brand, new ProductDraft("Pair", "", null, true)).productId();
        var code = "pair-" + UUID.randomUUID().toString().substring(0, 8);
        skus.create(brand, product, new SkuDraft(code + ".a", "oak frame", 1_000, 0, 2, true));
        skus.create(brand, product, new SkuDraft(code + ".b", "steel frame", 2_000, 0, null, true));
        skus.create(brand, product, new SkuDraft(code + ".c", "never shown", 2_000, 0, null, false));
        visitor.get("/art/" + code + ".a")
                .then()
                .body(containsString("href=\"/art/" + code + ".b\""))
                .body(containsString("steel frame"))
                .body(containsString("At most 2 per customer."))
                .body(not(containsString("never shown")));
        visitor.get("/art/" + code + ".c").then().statusCode(404);
    }

    private Sku work(String name, String description) {
        var brand = worlds.atelierAmelie().brandId();
        var product = products.create(brand, new ProductDraft(name, description, null, true))
                .productId();
        var code = "w" + UUID.randomUUID().toString().substring(0, 12);
        skus.create(brand, product, new SkuDraft(code, "", 4_800, 0, null, true));
        return new Sku(code);
    }
}
