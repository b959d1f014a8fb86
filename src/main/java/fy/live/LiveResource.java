package fy.live;

import fy.clients.Caller;
import fy.clients.ClientAddress;
import fy.clients.Limited;
import fy.live.StockState.Level;
import fy.shared.Sku;
import fy.web.Asked;
import fy.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
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

/** Streams to the pages of the storefront. */
@Path("/live")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Limited("stream")
@Blocking
public class LiveResource {

    private final LiveDoor door;
    private final LiveSettings settings;
    private final StockState stock;
    private final OrderState orders;
    private final Caller caller;

    @Inject
    LiveResource(LiveDoor door, LiveSettings settings, StockState stock, OrderState orders, Caller caller) {
        this.door = door;
        this.settings = settings;
        this.stock = stock;
        this.orders = orders;
        this.caller = caller;
    }

    /** What customers see of these SKUs' stock. One that is not offered says nothing, like one that does not exist. */
    @GET
    @Path("/stock")
    @PermitAll
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stock(
            @RestQuery("sku") List<String> sku, @Context RoutingContext request, @Context Sse sse) {
        Map<Sku, Level> offered = stock.of(door.skus(sku)).stream()
                .filter(Level::offered)
                .collect(Collectors.toMap(Level::sku, Function.identity()));
        if (offered.isEmpty()) {
            throw ProblemException.notFound();
        }
        Set<Topic> topics = offered.keySet().stream().map(Topic.Stock::new).collect(Collectors.toSet());
        String client = caller.isSignedIn() ? caller.fyId().toString() : ClientAddress.of(request);
        int most = caller.isSignedIn() ? settings.perClient() : settings.perAddress();
        var subscription = new Subscription(client, most, settings.publicLifetime(), topics, false, offered);
        return door.stream(subscription, () -> false, request, sse);
    }

    /** Says when the customer's order has moved. */
    @GET
    @Path("/orders/{orderId}")
    @RolesAllowed("customer")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> order(
            @RestPath String orderId,
            @RestQuery @Nullable Long since,
            @Context RoutingContext request,
            @Context Sse sse) {
        long id = Asked.number(orderId);
        if (!orders.isOf(caller.fyId(), id)) {
            throw ProblemException.notFound();
        }
        var subscription = door.ofSignedIn(caller.fyId().toString(), Set.of(new Topic.Order(id)));
        var made = LiveDoor.since(since);
        return door.stream(subscription, () -> made != null && orders.movedSince(id, made), request, sse);
    }
}
