package fy.portal;

import fy.clients.PortalPaths;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Leads addresses that name no brand to {@link EarlierAddresses}, so that none is taken for the page of a brand of that name. */
class EarlierAddressFilter {

    static final String MOVED = "/portal/earlier";

    @ServerRequestFilter(preMatching = true)
    void move(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        var earlier = PortalPaths.earlier(uri.getRequestUri().getPath());
        if (earlier != null) {
            request.setRequestUri(
                    uri.getRequestUriBuilder().replacePath(MOVED + earlier).build());
        }
    }
}
