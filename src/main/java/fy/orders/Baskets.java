package fy.orders;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.shared.Faults;
import fy.shared.FySettings;
import fy.shared.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an order's content of wanted lines: known, merged by SKU, and at today's prices. */
@ApplicationScoped
class Baskets {

    private final Skus skus;
    private final FySettings settings;

    @Inject
    Baskets(Skus skus, FySettings settings) {
        this.skus = skus;
        this.settings = settings;
    }

    /** @param notForSale field and SKU of lines that exist and are not offered now */
    record Priced(OrderContent content, Map<Sku, Integer> maxPerCustomer, Map<Sku, String> notForSale) {}

    /** Adds to the faults whatever is wrong; then the answer is of no use. */
    Optional<Priced> price(List<WantedLine> wanted, ShipTo shipTo, @Nullable String email, Faults faults) {
        var address = Addresses.checked(shipTo, faults);
        var mail = Addresses.checkedEmail(email, faults);
        if (wanted.isEmpty() || wanted.size() > Bounds.MAX_ORDER_LINES) {
            faults.add("lines", "An order has 1 to " + Bounds.MAX_ORDER_LINES + " lines.");
            return Optional.empty();
        }
        var known = known(wanted, faults);
        if (faults.any()) {
            return Optional.empty();
        }
        var lines = merged(wanted, known, faults);
        var maxima = new LinkedHashMap<Sku, Integer>();
        var notForSale = new LinkedHashMap<Sku, String>();
        for (int i = 0; i < known.size(); i++) {
            var sku = known.get(i);
            if (sku.maxPerCustomer() != null) {
                maxima.put(sku.sku(), sku.maxPerCustomer());
            }
            if (!sku.published()) {
                notForSale.putIfAbsent(sku.sku(), "lines[" + i + "].SKU");
            }
        }
        var content = new OrderContent(lines, shipping(lines, known), address, mail, settings.currency());
        return faults.any() ? Optional.empty() : Optional.of(new Priced(content, maxima, notForSale));
    }

    /** One per wanted line, in their order; shorter where there are faults. */
    private List<CatalogSku> known(List<WantedLine> wanted, Faults faults) {
        var found = skus.findAll(wanted.stream().map(WantedLine::sku).distinct().toList());
        var known = new ArrayList<CatalogSku>();
        for (int i = 0; i < wanted.size(); i++) {
            var line = wanted.get(i);
            var field = "lines[" + i + "]";
            if (line.quantity() < 1 || line.quantity() > Bounds.MAX_LINE_QUANTITY) {
                faults.add(field + ".quantity", "A line has 1 to " + Bounds.MAX_LINE_QUANTITY + " units.");
            }
            var sku = found.get(line.sku());
            if (line.brandId() != null && (sku == null || !sku.brandId().equals(line.brandId()))) {
                boolean elsewhere = sku != null;
                sku = skus.ofBrand(line.brandId()).resolve(line.sku().code()).orElse(null);
                if (sku == null && elsewhere) {
                    faults.add(field + ".brandId", "This SKU is not of this brand.");
                    continue;
                }
            }
            if (sku == null) {
                faults.add(field + ".SKU", "There is no SKU " + line.sku() + ".");
            } else {
                known.add(sku);
            }
        }
        return known;
    }

    private static List<Checkout.Line> merged(List<WantedLine> wanted, List<CatalogSku> known, Faults faults) {
        var bySku = new LinkedHashMap<Sku, Checkout.Line>();
        for (int i = 0; i < wanted.size(); i++) {
            var sku = known.get(i);
            var line = new Checkout.Line(
                    sku.sku(),
                    sku.brandId(),
                    sku.productName(),
                    sku.variant(),
                    wanted.get(i).quantity(),
                    sku.price().minorUnits());
            var merged = bySku.merge(sku.sku(), line, Checkout.Line::plus);
            if (merged.quantity() > Bounds.MAX_LINE_QUANTITY) {
                faults.add(
                        "lines[" + i + "].quantity",
                        "An order has at most " + Bounds.MAX_LINE_QUANTITY + " units of one SKU.");
            }
        }
        return bySku.values().stream()
                .sorted(Comparator.comparing(
                                (Checkout.Line line) -> line.brandId().value())
                        .thenComparing(Checkout.Line::sku))
                .toList();
    }

    private static List<Checkout.Shipping> shipping(List<Checkout.Line> lines, List<CatalogSku> known) {
        var byBrand = new LinkedHashMap<BrandId, Checkout.Shipping>();
        for (var sku : known) {
            byBrand.putIfAbsent(
                    sku.brandId(), new Checkout.Shipping(sku.brandId(), sku.brandName(), sku.shippingPrice()));
        }
        return lines.stream()
                .map(Checkout.Line::brandId)
                .distinct()
                .map(byBrand::get)
                .toList();
    }
}
