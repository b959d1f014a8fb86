package fy.api;

import fy.catalog.CatalogSku;
import fy.catalog.Skus;
import fy.clients.Caller;
import fy.orders.Outcome;
import fy.orders.RequestReturn;
import fy.orders.Returns;
import fy.shared.Sku;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Returns of an order: asked for by its customer, or simply received by the brand. */
@Path("/api/orders/{orderId}/returns")
@Tag(name = "Orders")
@Produces(MediaType.APPLICATION_JSON)
public class ReturnsResource {

    @Inject
    Caller caller;

    @Inject
    RequestReturn requestReturn;

    @Inject
    Returns returns;

    @Inject
    Skus skus;

    @POST
    @RolesAllowed({"customer", "staff"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A customer asks to return units; a brand says that they came back",
            description = "By a customer: requested. By the brand: received and on hold; nothing goes on sale by this.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = NewReturn.Made.class)))
    @APIResponse(responseCode = "409", description = "None, or not that many, are left to return")
    public Response open(
            @PathParam("orderId") long orderId,
            @NotNull NewReturn wanted,
            @HeaderParam(ActKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        OrderPatch.sameOrder(wanted.orderId(), orderId);
        var act = ActKey.orFresh(key, caller);
        var sku = wanted.checkedSku();
        var quantity = Units.orAll("quantity", wanted.quantity());
        Optional<Response> byBrand =
                security.isUserInRole("staff") ? received(act, orderId, sku, quantity) : Optional.empty();
        return byBrand.or(() ->
                        security.isUserInRole("customer") ? requested(act, orderId, sku, quantity) : Optional.empty())
                .orElseThrow(ProblemException::notFound);
    }

    private Optional<Response> received(String act, long orderId, Sku code, @Nullable Integer quantity) {
        var brandId = caller.brand().brandId();
        var sku =
                skus.ofBrand(brandId).resolve(code.code()).map(CatalogSku::sku).orElse(code);
        return returns.receiveUnannounced(brandId, caller.fyId(), act, orderId, sku, quantity)
                .map(outcome -> made(outcome, orderId, sku, true));
    }

    private Optional<Response> requested(String act, long orderId, Sku sku, @Nullable Integer quantity) {
        return requestReturn
                .request(caller.fyId(), act, orderId, sku, quantity)
                .map(outcome -> made(outcome, orderId, sku, false));
    }

    private static Response made(Outcome outcome, long orderId, Sku sku, boolean byBrand) {
        return switch (outcome) {
            case Outcome.Done done ->
                Response.status(Response.Status.CREATED)
                        .entity(new NewReturn.Made(
                                Objects.requireNonNull(done.id()),
                                orderId,
                                sku.code(),
                                done.units(),
                                byBrand ? "received" : "requested",
                                byBrand ? done.units() : null))
                        .build();
            case Outcome.Refused refused -> throw Refusals.of(refused);
        };
    }
}
