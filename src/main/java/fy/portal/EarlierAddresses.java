package fy.portal;

import fy.catalog.Products;
import fy.catalog.Skus;
import fy.clients.Caller;
import fy.clients.Membership;
import fy.inventory.Imports;
import fy.orders.BrandOrders;
import fy.orders.Returns;
import fy.shared.BrandId;
import fy.web.ProblemException;
import fy.web.SeeOther;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Addresses of the portal from before the brand stood in them. Mails and bookmarks still name them: one that names a SKU,
 * product, import, return or order leads to the caller's brand that owns it, any other to {@code /portal}. A form of
 * that time is not acted on, since it does not say for which brand it was filled in.
 */
@Path(EarlierAddressFilter.MOVED + "/{area}")
@RolesAllowed("customer")
@Blocking
@Produces(MediaType.TEXT_HTML)
class EarlierAddresses {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Caller caller;
    private final Skus skus;
    private final Products products;
    private final Imports imports;
    private final Returns returns;
    private final BrandOrders orders;

    @Inject
    EarlierAddresses(
            Caller caller, Skus skus, Products products, Imports imports, Returns returns, BrandOrders orders) {
        this.caller = caller;
        this.skus = skus;
        this.products = products;
        this.imports = imports;
        this.returns = returns;
        this.orders = orders;
    }

    /** Leads on with 303; a stream, which no page asks for any more, is a 404. */
    @GET
    @Path("{rest: .*}")
    public Response lead(@PathParam("area") String area, @PathParam("rest") String rest, RoutingContext request) {
        if (area.equals("live")) {
            throw ProblemException.notFound();
        }
        var query = request.request().query();
        var below = "/" + area + (rest.isEmpty() ? "" : "/" + rest) + (query == null ? "" : "?" + query);
        return SeeOther.at(caller.brands().stream()
                .filter(owns(area, rest.replaceFirst("/.*", "")))
                .findFirst()
                .map(brand -> "/portal/" + brand.slug() + below)
                .orElse("/portal"));
    }

    /** Answered with 410 by {@link EarlierAddressFilter}, whatever was sent: nothing of it is read. */
    @POST
    @Path("{rest: .*}")
    @Consumes(MediaType.WILDCARD)
    public Response refuse() {
        return Response.status(Response.Status.GONE).build();
    }

    private Predicate<Membership> owns(String area, String id) {
        return membership -> {
            BrandId brand = membership.brandId();
            return switch (area) {
                case "stock", "skus" -> skus.ofBrand(brand).resolve(id).isPresent();
                case "products" ->
                    UUID_TEXT.matcher(id).matches()
                            && products.find(brand, UUID.fromString(id)).isPresent();
                case "imports" ->
                    UUID_TEXT.matcher(id).matches()
                            && imports.find(brand, UUID.fromString(id)).isPresent();
                case "returns" ->
                    NUMBER.matcher(id).matches()
                            && returns.find(brand, Long.parseLong(id)).isPresent();
                case "orders" ->
                    NUMBER.matcher(id).matches()
                            && orders.find(brand, Long.parseLong(id)).isPresent();
                default -> false;
            };
        };
    }
}
