package fy.storefront;

import static java.util.Objects.requireNonNull;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.clients.Brand;
import fy.clients.Brands;
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

/** Prices the lines of a cart and looks what is there of them, in three statements. */
@ApplicationScoped
class BasketViews {

    private final Skus catalog;
    private final Brands brands;
    private final Shelves shelves;
    private final String currency;

    @Inject
    BasketViews(Skus catalog, Brands brands, Shelves shelves, FySettings settings) {
        this.catalog = catalog;
        this.brands = brands;
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
        var parcels = parcels(linesByBrand(cart, found));
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

    private List<BasketView.Parcel> parcels(Map<BrandId, List<BasketView.Line>> byBrand) {
        var known = brands.all(byBrand.keySet());
        return byBrand.entrySet().stream()
                .map(entry -> parcel(requireNonNull(known.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    private BasketView.Parcel parcel(Brand brand, List<BasketView.Line> lines) {
        return new BasketView.Parcel(
                brand.name(), brand.slug(), new Money(brand.shippingPrice(), currency), List.copyOf(lines));
    }
}
