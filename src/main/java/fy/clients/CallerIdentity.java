package fy.clients;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request's credentials stand for, read from our tables at that request.
 *
 * @param brand the brand acted for; null where the request names none or one that is not the client's
 * @param brands those to choose from
 * @param customer whether the credentials reach orders as a customer: not so for a brand's API key
 */
record CallerIdentity(Client client, @Nullable Membership brand, List<Membership> brands, boolean customer) {

    /**
     * Whom rate limits count a request for: the brand where a program acts for one through the API, so that more keys do
     * not allow more and a program does not use up what a member may do by hand; else the client. Null for nobody.
     */
    static @Nullable String rateLimited(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getAttribute(Caller.WHO) instanceof CallerIdentity who
                ? who.customer || who.brand == null ? who.client.fyId().toString() : "brand " + who.brand.brandId()
                : null;
    }

    Set<String> roles() {
        var roles = new HashSet<String>();
        if (customer) {
            roles.add("customer");
        }
        if (brand != null) {
            roles.addAll(brand.role().implied());
        }
        if (customer && client.operator()) {
            roles.add("operator");
        }
        return roles;
    }
}
