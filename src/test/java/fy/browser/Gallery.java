package fy.browser;

import fy.BrandWorld;
import fy.Worlds;
import fy.catalog.Pictures;
import fy.catalog.ProductDraft;
import fy.catalog.Products;
import fy.catalog.SkuDraft;
import fy.catalog.SkuEdits;
import fy.dev.demo.Posters;
import fy.shared.Jdbc;
import fy.shared.Sku;
import fy.storefront.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** A shop worth looking at: two brands, a dozen works with pictures, some of them sold out. */
@ApplicationScoped
class Gallery {

    private static final List<String> NAMES = List.of(
            "Tidal Study",
            "Night Ferry",
            "Elder in June",
            "Signal Hill",
            "Four Small Rooms",
            "Lindens",
            "Arrangement in Ochre",
            "Winter Harbour",
            "The Long Table",
            "Fern, Folded");
    private static final List<String> SIZES = List.of("20 × 20 cm, white frame", "30 × 40 cm, oak frame", "50 × 70 cm");

    @Inject
    Worlds worlds;

    @Inject
    Shop shop;

    @Inject
    Products products;

    @Inject
    SkuEdits skus;

    @Inject
    Pictures pictures;

    @Inject
    Jdbc jdbc;

    /** All SKUs on show, newest last. */
    List<Sku> open() {
        var made = new ArrayList<Sku>();
        var hands = Posters.Hand.values();
        for (int i = 0; i < NAMES.size(); i++) {
            var brand = i % 2 == 0 ? worlds.atelierAmelie() : worlds.nordlicht();
            made.addAll(hang(brand, hands[i % 2], NAMES.get(i), i));
        }
        jdbc.update(
                "update brands set story = ? where brand_id = ?",
                "Amélie prints what grows along the canal: screen prints on cotton paper, six colours at most, each pulled by hand."
                        + "\nThe atelier ships on Tuesdays and Fridays.",
                worlds.atelierAmelie().brandId());
        return made;
    }

    private List<Sku> hang(BrandWorld brand, Posters.Hand hand, String name, int number) {
        var code = "g%02d".formatted(number);
        var picture = pictures.storeDrawn(brand.brandId(), Posters.svg(hand, code), Posters.WIDTH, Posters.HEIGHT);
        var product = products.create(
                        brand.brandId(),
                        new ProductDraft(name, "Screen print on cotton paper, signed and numbered.", picture, true))
                .productId();
        var made = new ArrayList<Sku>();
        for (int size = 0; size <= number % 3; size++) {
            var sku = new Sku(code + "_" + size);
            skus.create(
                    brand.brandId(),
                    product,
                    new SkuDraft(sku.code(), SIZES.get(size), 3_900 + 2_500L * size, 2, null, true));
            if ((number + size) % 4 != 3) {
                shop.restock(brand, sku, 1 + (number * 7 + size * 3) % 23);
            }
            made.add(sku);
        }
        return made;
    }
}
