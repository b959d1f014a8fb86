package fy.api;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.clients.Caller;
import fy.orders.BrandOrder;
import fy.orders.BrandOrders;
import fy.orders.OrderLine;
import fy.orders.Outcome;
import fy.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A brand's parcels of an order. */
@Path("/api/orders/{orderId}/parcels")
@Tag(name = "Orders")
@Produces(MediaType.APPLICATION_JSON)
public class ParcelsResource {

    @Inject
    Caller caller;

    @Inject
    BrandOrders orders;

    @Inject
    Skus skus;

    @POST
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ship a parcel with any of what is open")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderBody.ParcelBody.class)))
    @APIResponse(responseCode = "409", description = "More than is still open")
    public Response ship(
            @PathParam("orderId") long orderId,
            @NotNull NewParcel parcel,
            @HeaderParam(ActKey.HEADER) @Nullable String key) {
        var act = ActKey.orFresh(key, caller);
        var brandId = caller.brand().brandId();
        var order = orders.find(brandId, orderId).orElseThrow(ProblemException::notFound);
        var outcome = orders.ship(
                        brandId,
                        caller.fyId(),
                        act,
                        orderId,
                        parcel.quantities(lineIds(order)),
                        Objects.requireNonNullElse(parcel.carrier(), ""),
                        Objects.requireNonNullElse(parcel.trackingNumber(), ""))
                .orElseThrow(ProblemException::notFound);
        return switch (outcome) {
            case Outcome.Done done -> shipped(orderId, Objects.requireNonNull(done.id()));
            case Outcome.Refused refused -> throw Refusals.of(refused);
        };
    }

    private Response shipped(long orderId, long parcelId) {
        var order = orders.find(caller.brand().brandId(), orderId).orElseThrow(ProblemException::notFound);
        var parcel = order.part().parcels().stream()
                .filter(one -> one.parcelId() == parcelId)
                .findFirst()
                .orElseThrow();
        return Response.status(Response.Status.CREATED)
                .entity(OrderBody.parcel(parcel))
                .build();
    }

    /** The part's lines by SKU, and by the brand's own code for it. */
    private Map<String, Long> lineIds(BrandOrder order) {
        var lines = order.part().lines();
        var ids = new HashMap<String, Long>();
        var known = skus.ofBrand(order.part().brandId())
                .findAll(lines.stream().map(OrderLine::sku).toList());
        for (var line : lines) {
            CatalogSku sku = known.get(line.sku());
            if (sku != null) {
                ids.put(sku.ownCode(), line.lineId());
            }
        }
        lines.forEach(line -> ids.put(line.sku().code(), line.lineId()));
        return ids;
    }
}
