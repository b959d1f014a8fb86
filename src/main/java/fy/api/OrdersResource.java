package fy.api;

import fy.clients.Caller;
import fy.clients.Limited;
import fy.orders.BrandOrders;
import fy.orders.CustomerOrders;
import fy.orders.OrderStatus;
import fy.orders.Outcome;
import fy.orders.PlaceOrder;
import fy.orders.Placement;
import fy.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders: a customer places and reads its own; a brand reads its part of each and moves it on. */
@Path("/api/orders")
@Tag(name = "Orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @Inject
    Caller caller;

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CustomerOrders customerOrders;

    @Inject
    BrandOrders brandOrders;

    @POST
    @Limited("checkout")
    @RolesAllowed("customer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Place an order: all of it or nothing")
    @APIResponse(
            responseCode = "201",
            description = "Placed; the same call with the same key gets this same answer",
            content = @Content(schema = @Schema(implementation = PlacedOrder.class)))
    @APIResponse(responseCode = "400", description = "No Idempotency-Key, or the body cannot be read")
    @APIResponse(
            responseCode = "409",
            description = "Not enough in stock (`shortfalls` lists every short SKU), and this stays the answer for this"
                    + " key; or the key was used for something else")
    @APIResponse(responseCode = "422", description = "A field's value will not do, or more than one customer may have")
    public Response place(
            @NotNull NewOrder order,
            @Parameter(description = "1 to 255 printable characters", required = true)
                    @HeaderParam(ActKey.HEADER)
                    @Nullable
                    String key) {
        var act = ActKey.required(key);
        var placement = placeOrder.place(caller.fyId(), act, order.wanted(), order.address());
        return switch (placement) {
            case Placement.Placed placed -> placed(placed);
            case Placement.Refused refused -> throw Refusals.of(refused);
            case Placement.PricesChanged changed -> throw new IllegalStateException("no prices were shown: " + changed);
        };
    }

    /** {@code Location} is a path: an absolute address would be made of the host that the request names. */
    private static Response placed(Placement.Placed placed) {
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/orders/" + placed.orderId())
                .entity(PlacedOrder.of(placed.order()))
                .build();
    }

    @GET
    @RolesAllowed({"customer", "viewer"})
    @Operation(summary = "The caller's orders, newest first")
    public OrdersPage list(
            @Parameter(description = "placed, accepted, partly_shipped, shipped or cancelled")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "`next` of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        var wanted = status == null ? null : status(status);
        Long from = after == null ? null : Queries.whole("after", after, 0);
        int size = Queries.limit(limit);
        if (!security.isUserInRole("viewer")) {
            return OrdersPage.of(customerOrders.list(caller.fyId(), wanted, from, size));
        }
        var statuses = wanted == null ? List.of(OrderStatus.values()) : List.of(wanted);
        return OrdersPage.of(brandOrders.list(caller.brand().brandId(), statuses, "", from, size));
    }

    @GET
    @Path("/{orderId}")
    @RolesAllowed({"customer", "viewer"})
    @Operation(summary = "An order: the customer's own, or the brand's part of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such order for this caller")
    public OrderBody find(@PathParam("orderId") long orderId, @Context SecurityContext security) {
        Optional<OrderBody> ofBrand = security.isUserInRole("viewer")
                ? brandOrders.find(caller.brand().brandId(), orderId).map(OrderBody::of)
                : Optional.empty();
        return ofBrand.or(() -> security.isUserInRole("customer")
                        ? customerOrders.find(caller.fyId(), orderId).map(OrderBody::of)
                        : Optional.empty())
                .orElseThrow(ProblemException::notFound);
    }

    @PATCH
    @Path("/{orderId}")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accept the brand's part, ship all that is open, or cancel all that is open")
    @APIResponse(
            responseCode = "200",
            description = "Done, or it was so already",
            content = @Content(schema = @Schema(implementation = OrderBody.class)))
    @APIResponse(responseCode = "409", description = "Nothing is open any more")
    @APIResponse(responseCode = "422", description = "Another status, another order's id, or no reason to cancel")
    public OrderBody change(
            @PathParam("orderId") long orderId,
            @NotNull OrderPatch patch,
            @HeaderParam(ActKey.HEADER) @Nullable String key) {
        OrderPatch.sameOrder(patch.orderId(), orderId);
        var act = ActKey.orFresh(key, caller);
        var brandId = caller.brand().brandId();
        var outcome =
                switch (patch.change()) {
                    case ACCEPTED -> brandOrders.accept(brandId, caller.fyId(), act, orderId);
                    case SHIPPED -> brandOrders.ship(brandId, caller.fyId(), act, orderId, List.of(), "", "");
                    case CANCELLED ->
                        brandOrders.cancel(brandId, caller.fyId(), act, orderId, List.of(), patch.cancelReason());
                };
        if (outcome.orElseThrow(ProblemException::notFound) instanceof Outcome.Refused refused) {
            throw Refusals.of(refused);
        }
        return brandOrders.find(brandId, orderId).map(OrderBody::of).orElseThrow(ProblemException::notFound);
    }

    private static OrderStatus status(String code) {
        return OrderStatus.ofCode(code)
                .orElseThrow(() -> ProblemException.invalid(
                        "status", "must be placed, accepted, partly_shipped, shipped or cancelled"));
    }
}
