package fy.portal;

import fy.catalog.CatalogSku;
import fy.catalog.SkuDraft;
import fy.web.Form;
import jakarta.ws.rs.FormParam;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of a SKU: what was typed, as the request brings it. */
class SkuForm {

    @FormParam("version")
    @Nullable
    String version;

    @FormParam("code")
    @Nullable
    String code;

    @FormParam("variant")
    @Nullable
    String variant;

    @FormParam("price")
    @Nullable
    String price;

    @FormParam("threshold")
    @Nullable
    String threshold;

    @FormParam("maxPerCustomer")
    @Nullable
    String maxPerCustomer;

    @FormParam("offered")
    @Nullable
    String offered;

    SkuDraft read(Form form) {
        String ownCode = form.line("code", code, 1, 40);
        String kind = form.line("variant", variant, 0, 120);
        long cents = form.cents("price", price, 100_000_000);
        int low = (int) form.whole("threshold", threshold, 0, 1_000_000);
        form.keep("maxPerCustomer", maxPerCustomer).keep("offered", offered == null ? "" : "true");
        Integer most = maxPerCustomer == null || maxPerCustomer.isBlank()
                ? null
                : (Integer) (int) form.whole("maxPerCustomer", maxPerCustomer, 1, 1_000);
        return new SkuDraft(ownCode, kind, cents, low, most, offered != null);
    }

    /** The form as it is first shown. */
    static Form filledWith(CatalogSku sku) {
        return new Form()
                .keep("version", String.valueOf(sku.version()))
                .keep("code", sku.ownCode())
                .keep("variant", sku.variant())
                .keep("price", BigDecimal.valueOf(sku.price().minorUnits(), 2).toPlainString())
                .keep("threshold", String.valueOf(sku.lowStockThreshold()))
                .keep("maxPerCustomer", sku.maxPerCustomer() == null ? "" : String.valueOf(sku.maxPerCustomer()))
                .keep("offered", sku.offered() ? "true" : "");
    }

    /** Notes where what was typed is not what somebody else has saved meanwhile. */
    static void compare(Form form, SkuDraft typed, CatalogSku now, ProductMessages words) {
        form.compare("code", typed.ownCode(), now.ownCode(), now.ownCode());
        form.compare(
                "variant", typed.variant(), now.variant(), now.variant().isEmpty() ? words.nothing() : now.variant());
        form.compare(
                "price", typed.price(), now.price().minorUnits(), now.price().format());
        form.compare("threshold", typed.lowStockThreshold(), now.lowStockThreshold(), figure(now.lowStockThreshold()));
        Integer most = now.maxPerCustomer();
        form.compare("maxPerCustomer", typed.maxPerCustomer(), most, most == null ? words.nothing() : figure(most));
        form.compare("offered", typed.offered(), now.offered(), now.offered() ? words.forSale() : words.notForSale());
    }

    private static String figure(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
