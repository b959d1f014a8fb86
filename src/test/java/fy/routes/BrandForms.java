package fy.routes;

import fy.BrandWorld;
import fy.PageForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where each form of a brand's portal is found, with something that it can act on and what somebody types into it. */
@ApplicationScoped
class BrandForms {

    @Inject
    BrandThings things;

    /**
     * A form that is ready to be filled in and sent.
     *
     * @param page what follows the address of the brand's portal
     * @param action the same, of where it is sent
     */
    record Place(String page, String action, UnaryOperator<PageForm> typed) {

        static Place of(String page, String action) {
            return new Place(page, action, form -> form);
        }

        Place typing(String name, Object value) {
            return new Place(page, action, form -> typed.apply(form).with(name, value));
        }

        Place choosing(String file, String content) {
            return new Place(page, action, form -> typed.apply(form).withFile(file, content));
        }
    }

    /** By route, as {@code routes.txt} names it; each call makes a new thing of the brand to act on. */
    Map<String, Function<BrandWorld, Place>> all() {
        return Map.ofEntries(
                Map.entry("stock/{sku}/restocks", this::restock),
                Map.entry("stock/{sku}/counts", this::count),
                Map.entry("stock/{sku}/write-offs", this::writeOff),
                Map.entry("stock/{sku}/movements/{seq}/reversal", this::reversal),
                Map.entry("products", this::newProduct),
                Map.entry("products/{id}", this::product),
                Map.entry("products/{id}/skus", this::newSku),
                Map.entry("skus/{sku}", this::sku),
                Map.entry("imports", this::upload),
                Map.entry("imports/{id}/application", brand -> ofImport(things.movements(brand), "/application")),
                Map.entry("imports/{id}/rows/{row}", brand -> ofImport(things.counts(brand), "/rows/1")
                        .typing("setAside", 1)),
                Map.entry("imports/{id}/copies", brand -> ofImport(things.appliedMovements(brand), "/copies")),
                Map.entry("imports/{id}/reversal", brand -> ofImport(things.appliedMovements(brand), "/reversal")),
                Map.entry("orders/{orderId}/acceptance", brand -> ofOrder(things.order(brand), "/acceptance")),
                Map.entry("orders/{orderId}/parcels", brand -> ofOrder(things.order(brand), "/parcels")
                        .typing("quantity", 1)),
                Map.entry("orders/{orderId}/cancellations", brand -> ofOrder(things.order(brand), "/cancellations")
                        .typing("quantity", 1)
                        .typing("reason", "unpaid")),
                Map.entry("returns/{returnId}/approval", brand -> ofReturn(things.requestedReturn(brand), "/approval")),
                Map.entry("returns/{returnId}/declining", brand -> ofReturn(things.requestedReturn(brand), "/declining")
                        .typing("reason", "It was worn.")),
                Map.entry("returns/{returnId}/receipts", brand -> ofReturn(things.approvedReturn(brand), "/receipts")
                        .typing("fit", 1)),
                Map.entry("returns/{returnId}/inspections", brand -> ofReturn(
                                things.receivedReturn(brand), "/inspections")
                        .typing("fit", 1)),
                Map.entry("returns/{returnId}/restocks", brand -> ofReturn(things.receivedReturn(brand), "/restocks")),
                Map.entry("tasks/{id}/closure", brand -> Place.of("", "/tasks/" + things.task(brand) + "/closure")),
                Map.entry("members/invitations", brand -> Place.of("/members", "/members/invitations")),
                Map.entry(
                        "members/invitations/{id}/withdrawal",
                        brand -> Place.of(
                                "/members", "/members/invitations/" + things.invitation(brand) + "/withdrawal")),
                Map.entry("members/{member}/role", brand -> Place.of(
                                "/members", "/members/" + things.member(brand) + "/role")
                        .typing("role", "staff")),
                Map.entry(
                        "members/{member}/removal",
                        brand -> Place.of("/members", "/members/" + things.member(brand) + "/removal")),
                Map.entry("keys", brand -> Place.of("/keys", "/keys").typing("label", "The till")),
                Map.entry(
                        "keys/{key}/revocation",
                        brand -> Place.of("/keys", "/keys/" + things.key(brand) + "/revocation")),
                Map.entry("settings", brand -> settings("Saved in its own tab")));
    }

    /** The settings with this as the brand's story. */
    Place settings(String story) {
        return Place.of("/settings", "/settings").typing("story", story);
    }

    private Place restock(BrandWorld brand) {
        var page = "/stock/" + things.sku(brand);
        return Place.of(page + "/restocks/new", page + "/restocks").typing("quantity", 3);
    }

    private Place count(BrandWorld brand) {
        var page = "/stock/" + things.sku(brand);
        return Place.of(page + "/counts/new", page + "/counts").typing("counted", 7);
    }

    private Place writeOff(BrandWorld brand) {
        var page = "/stock/" + things.sku(brand);
        return Place.of(page + "/write-offs/new", page + "/write-offs")
                .typing("quantity", 1)
                .typing("reason", "torn");
    }

    private Place reversal(BrandWorld brand) {
        var page = "/stock/" + things.sku(brand);
        return Place.of(page, page + "/movements/1/reversal");
    }

    private Place newProduct(BrandWorld brand) {
        return Place.of("/products/new", "/products").typing("name", "A new print");
    }

    private Place product(BrandWorld brand) {
        var page = "/products/" + things.product(brand);
        return Place.of(page, page).typing("name", "Another name");
    }

    private Place newSku(BrandWorld brand) {
        var page = "/products/" + things.product(brand) + "/skus";
        return Place.of(page + "/new", page)
                .typing("code", "n_" + UUID.randomUUID().toString().substring(0, 12))
                .typing("price", "10.00");
    }

    private Place sku(BrandWorld brand) {
        var page = "/skus/" + things.sku(brand);
        return Place.of(page, page).typing("price", "12.00");
    }

    private Place upload(BrandWorld brand) {
        return Place.of("/imports", "/imports").choosing("file", "SKU,deltaQuantity\n" + things.sku(brand) + ",4\n");
    }

    private static Place ofImport(UUID id, String below) {
        return Place.of("/imports/" + id, "/imports/" + id + below);
    }

    private static Place ofOrder(long id, String below) {
        return Place.of("/orders/" + id, "/orders/" + id + below);
    }

    private static Place ofReturn(long id, String below) {
        return Place.of("/returns/" + id, "/returns/" + id + below);
    }
}
