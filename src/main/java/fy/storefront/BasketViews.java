package fy.storefront;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.shared.BrandId;
import fy.shared.FySettings;
import fy.shared.Money;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prices the lines of a cart and looks what is there of them, in two statements. */
@ApplicationScoped
class BasketViews {

    private final Skus catalog;
    private final Shelves shelves;
    private final String currency;

    @Inject
    BasketViews(Skus catalog, Shelves shelves, FySettings settings) {
        this.catalog = catalog;
        this.shelves = shelves;
        this.currency = settings.currency();
    }

    BasketView of(List<CartLine> cart) {
        var skus = cart.stream().map(CartLine::sku).toList();
        var found = catalog.findAll(skus);
        var withdrawn = skus.stream()
                .map(found::get)
                .filter(sku -> sku != null && !sku.published())
                .toList();
        var parcels =
                linesByBrand(cart, found).values().stream().map(this::parcel).toList();
        var total = parcels.stream()
                .map(parcel -> parcel.goods().plus(parcel.shipping()))
                .reduce(new Money(0, currency), Money::plus);
        return new BasketView(parcels, withdrawn, total);
    }

    private Map<BrandId, List<BasketView.Line>> linesByBrand(List<CartLine> cart, Map<Sku, CatalogSku> found) {
        var available = shelves.availabilities(found.keySet());
        var byBrand = new LinkedHashMap<BrandId, List<BasketView.Line>>();
        for (var line : cart) {
            var sku = found.get(line.sku());
            if (sku != null && sku.published()) {
                byBrand.computeIfAbsent(sku.brandId(), id -> new ArrayList<>())
                        .add(new BasketView.Line(sku, line.quantity(), available.apply(sku.sku())));
            }
        }
        return byBrand;
    }

    /** Each SKU knows what its brand is called and what shipping costs there. */
    private BasketView.Parcel parcel(List<BasketView.Line> lines) {
        var any = lines.getFirst().sku();
        return new BasketView.Parcel(
                any.brandName(), any.brandSlug(), new Money(any.shippingPrice(), currency), List.copyOf(lines));
    }
}
