package fy.live;

import fy.clients.Caller;
import fy.clients.Limited;
import fy.live.StockState.Level;
import fy.shared.BrandId;
import fy.shared.Sku;
import fy.web.Asked;
import fy.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Streams to the pages of a brand's portal. */
@Path("/portal/{brand}/live")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Limited("stream")
@Blocking
public class PortalLiveResource {

    private final LiveDoor door;
    private final StockState stock;
    private final OrderState orders;
    private final Caller caller;

    @Inject
    PortalLiveResource(LiveDoor door, StockState stock, OrderState orders, Caller caller) {
        this.door = door;
        this.stock = stock;
        this.orders = orders;
        this.caller = caller;
    }

    /** The exact stock of these SKUs of the brand; 404 when one of them is not the brand's. */
    @GET
    @Path("/stock")
    @RolesAllowed("viewer")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stock(
            @RestQuery("sku") List<String> sku, @Context RoutingContext request, @Context Sse sse) {
        Set<Sku> asked = door.skus(sku);
        Map<Sku, Level> own = stock.of(asked).stream()
                .filter(level -> level.brandId().equals(brand()))
                .collect(Collectors.toMap(Level::sku, Function.identity()));
        if (own.size() < asked.size()) {
            throw ProblemException.notFound();
        }
        return door.stream(door.ofSignedIn(client(), own), () -> false, request, sse);
    }

    /** Says when the brand's part of this order has moved. */
    @GET
    @Path("/orders/{orderId}")
    @RolesAllowed("viewer")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> order(
            @RestPath String orderId,
            @RestQuery @Nullable Long since,
            @Context RoutingContext request,
            @Context Sse sse) {
        BrandId brand = brand();
        long id = Asked.number(orderId);
        if (!orders.isOf(brand, id)) {
            throw ProblemException.notFound();
        }
        var made = LiveDoor.since(since);
        return door.stream(
                door.ofSignedIn(client(), Set.of(new Topic.OrderOf(brand, id))),
                () -> made != null && orders.movedSince(brand, id, made),
                request,
                sse);
    }

    /** Says when anything of the brand has moved, and at once to a page that is older than that or does not say. */
    @GET
    @Path("/desk")
    @RolesAllowed("viewer")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> desk(
            @RestQuery @Nullable Long since, @Context RoutingContext request, @Context Sse sse) {
        BrandId brand = brand();
        var made = LiveDoor.since(since);
        return door.stream(
                door.ofSignedIn(client(), Set.of(new Topic.Desk(brand))),
                () -> made == null || orders.deskMovedSince(brand, made),
                request,
                sse);
    }

    private BrandId brand() {
        return caller.brand().brandId();
    }

    private String client() {
        return caller.fyId().toString();
    }
}
