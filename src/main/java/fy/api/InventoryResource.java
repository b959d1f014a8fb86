package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import fy.catalog.Skus;
import fy.clients.Caller;
import fy.clients.Limited;
import fy.events.EventJson;
import fy.inventory.Freshness;
import fy.inventory.Movements;
import fy.inventory.Restocks;
import fy.inventory.StockLevels;
import fy.inventory.WriteOffs;
import fy.inventory.updater.Decision;
import fy.shared.Sku;
import fy.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A brand's inventory: what there is, why, and moving it. */
@Path("/api/inventory")
@Tag(name = "Inventory")
@Produces(MediaType.APPLICATION_JSON)
public class InventoryResource {

    private static final Duration OWN_WRITES = Duration.ofMillis(300);

    @Inject
    Caller caller;

    @Inject
    Skus skus;

    @Inject
    Restocks restocks;

    @Inject
    WriteOffs writeOffs;

    @Inject
    StockLevels levels;

    @Inject
    Movements movements;

    @Inject
    Freshness freshness;

    @Inject
    Clock clock;

    /**
     * A page of movements.
     *
     * @param next {@code before} of the next page; null when this is the last
     */
    record EventsPage(List<JsonNode> events, @Nullable Long next) {}

    /** @param after give this back to continue, or any earlier value to read again */
    record Feed(List<JsonNode> events, long after) {}

    @POST
    @Limited("restock")
    @Path("/events")
    @RolesAllowed("staff")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Restock, or write off (negative, with a reason)")
    @APIResponse(
            responseCode = "201",
            description = "The event, with the quantity after it",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "The brand has no such SKU")
    @APIResponse(
            responseCode = "409",
            description = "Less in stock than should be written off; or the key was used for something else")
    @APIResponse(responseCode = "422", description = "A field's value will not do")
    public Response move(
            @NotNull NewInventoryEvent event,
            @Parameter(description = "Sending the same call again with the same key does nothing and answers the same")
                    @HeaderParam(ActKey.HEADER)
                    @Nullable
                    String key) {
        int delta = event.delta();
        var act = ActKey.orFresh(key, caller);
        var sku = own(String.valueOf(event.sku()));
        var brand = caller.brand().brandId();
        var decision = delta > 0
                ? restocks.restock(caller.fyId(), act, brand, sku, delta, event.reason())
                : writeOffs.writeOff(caller.fyId(), act, brand, sku, -delta, event.reason());
        return switch (decision) {
            case Decision.Accepted accepted ->
                Response.status(Response.Status.CREATED)
                        .entity(EventJson.text(accepted.events().getFirst()))
                        .build();
            case Decision.Refused refused -> throw problem(refused.refusal());
        };
    }

    @GET
    @Path("/{sku}")
    @RolesAllowed("viewer")
    @Operation(summary = "The stock of a SKU, now or as of an instant")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Quantity.class)))
    public Quantity quantity(
            @PathParam("sku") String code,
            @Parameter(description = "An instant that is not in the future") @QueryParam("asOf") @Nullable String asOf,
            @Parameter(description = "Wait up to 0.3 s until the figure includes this movement")
                    @QueryParam("minSeq")
                    @Nullable
                    String minSeq) {
        var sku = own(code);
        if (asOf != null) {
            var then = movements.quantityAsOf(caller.brand().brandId(), sku, Queries.instant("asOf", asOf));
            return new Quantity(sku.code(), then.quantity(), then.seq(), then.at(), null);
        }
        long least = Queries.whole("minSeq", minSeq, 0);
        var level = levels.await(sku, least, OWN_WRITES);
        return level.includes(least)
                ? new Quantity(
                        sku.code(),
                        level.quantity(),
                        level.seq(),
                        freshness.asOf(sku).orElse(clock.instant()),
                        null)
                : decided(sku, least);
    }

    @GET
    @Path("/{sku}/events")
    @RolesAllowed("viewer")
    @Operation(summary = "A SKU's movements, newest first")
    public EventsPage events(
            @PathParam("sku") String code,
            @Parameter(description = "Only movements with a smaller seq") @QueryParam("before") @Nullable String before,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") @Nullable String limit) {
        int size = Queries.limit(limit);
        long beforeSeq = Queries.whole("before", before, Long.MAX_VALUE);
        var page = movements.ofSku(caller.brand().brandId(), own(code), beforeSeq, size + 1);
        return page.size() <= size
                ? new EventsPage(MovementJson.all(page), null)
                : new EventsPage(
                        MovementJson.all(page.subList(0, size)),
                        page.get(size - 1).seq());
    }

    @GET
    @Path("/events")
    @RolesAllowed("viewer")
    @Operation(
            summary = "All movements of the brand, in the order they were published",
            description = "Start with after=0 and give back the answer's `after`. A position stays valid for ever: "
                    + "an earlier one reads again what came since.")
    public Feed feed(
            @Parameter(description = "A position from an earlier answer; 0 for the beginning")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(description = "1 to 100, default 50") @QueryParam("limit") @Nullable String limit) {
        long from = Queries.whole("after", after, 0);
        var page = movements.feed(caller.brand().brandId(), from, Queries.limit(limit));
        @Nullable Long last = page.isEmpty() ? null : page.getLast().position();
        return new Feed(MovementJson.withPosition(page), last == null ? from : last);
    }

    /** The brand's own SKU, by its SKU or the brand's own code; anything else is not there. */
    private Sku own(String code) {
        return skus.ofBrand(caller.brand().brandId())
                .resolve(code)
                .orElseThrow(ProblemException::notFound)
                .sku();
    }

    private Quantity decided(Sku sku, long least) {
        var head = movements.ofSku(caller.brand().brandId(), sku, null, 1);
        if (head.isEmpty() || head.getFirst().seq() < least) {
            throw ProblemException.invalid("minSeq", "there is no such movement yet");
        }
        var newest = head.getFirst();
        return new Quantity(sku.code(), newest.quantity(), newest.seq(), newest.occurredAt(), true);
    }

    private static ProblemException problem(Decision.Refusal refusal) {
        return switch (refusal.cause()) {
            case ABOVE_MAXIMUM -> ProblemException.invalid("deltaQuantity", "stock would exceed 1,000,000,000 units");
            default ->
                ProblemException.conflict(
                        "insufficient-stock",
                        "There is less in stock than should be written off. Nothing was done.",
                        Map.of(
                                "short",
                                refusal.rows().stream().map(ShortRow::of).toList()));
        };
    }

    /** A SKU there is too little of. */
    @RegisterForReflection
    record ShortRow(@JsonProperty("SKU") String sku, long wanted, long had, long seq) {
        static ShortRow of(Decision.Shortfall row) {
            return new ShortRow(row.sku().code(), row.wanted(), row.had(), row.seq());
        }
    }
}
