package fy.storefront;

import fy.clients.Caller;
import fy.orders.Checkout;
import fy.orders.Checkouts;
import fy.web.OwnCookies;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart of whoever is calling: by who they are, or else by the cookie their browser keeps. */
@RequestScoped
class Basket {

    static final String COOKIE = "fy-basket";
    private static final long COOKIE_SECONDS = 90L * 24 * 60 * 60;

    private final Carts carts;
    private final Checkouts checkouts;
    private final Caller caller;
    private final RoutingContext request;
    private final OwnCookies cookies;
    private @Nullable UUID cart;

    @Inject
    Basket(Carts carts, Checkouts checkouts, Caller caller, RoutingContext request, OwnCookies cookies) {
        this.carts = carts;
        this.checkouts = checkouts;
        this.caller = caller;
        this.request = request;
        this.cookies = cookies;
    }

    /** The cart's id; empty when nothing was ever put in. */
    Optional<UUID> find() {
        if (cart == null) {
            cart = caller.isSignedIn() ? ofClient() : ofBrowser();
        }
        return Optional.ofNullable(cart);
    }

    /** The cart's id; a new cart where there was none. */
    UUID open() {
        return find().orElseGet(() -> {
            cart = caller.isSignedIn() ? carts.open(caller.fyId()) : openForBrowser();
            return cart;
        });
    }

    List<CartLine> lines() {
        return isOwn() ? carts.lines(caller.fyId()) : find().map(carts::lines).orElse(List.of());
    }

    int pieces() {
        return isOwn() ? carts.pieces(caller.fyId()) : find().map(carts::pieces).orElse(0);
    }

    /** What a checkout ordered leaves the basket, once, however often its button was clicked. */
    @Transactional
    void bought(Checkout checkout) {
        if (checkouts.leavesBasket(checkout.checkoutId())) {
            var ordered = checkout.lines().stream()
                    .map(line -> new CartLine(line.sku(), line.quantity()))
                    .toList();
            find().ifPresent(it -> carts.bought(it, ordered));
        }
    }

    /** Whether it is the client's and no browser's has to be put into it: then nobody asks for its id first. */
    private boolean isOwn() {
        return cart == null && caller.isSignedIn() && cookie() == null;
    }

    private @Nullable UUID ofClient() {
        var fromBrowser = cookie();
        if (fromBrowser == null) {
            return carts.ofClient(caller.fyId()).orElse(null);
        }
        var own = carts.open(caller.fyId());
        carts.merge(fromBrowser, own);
        leaveCookie("", 0);
        return own;
    }

    private @Nullable UUID ofBrowser() {
        var known = cookie();
        return known != null && carts.isAnonymous(known) ? known : null;
    }

    private UUID openForBrowser() {
        var opened = carts.openAnonymous();
        leaveCookie(opened.toString(), COOKIE_SECONDS);
        return opened;
    }

    private @Nullable UUID cookie() {
        var cookie = request.request().getCookie(COOKIE);
        try {
            return cookie == null || cookie.getValue().length() != 36 ? null : UUID.fromString(cookie.getValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void leaveCookie(String value, long seconds) {
        request.response().addCookie(cookies.cookie(COOKIE, value, "/").setMaxAge(seconds));
    }
}
