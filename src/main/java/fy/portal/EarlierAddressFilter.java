package fy.portal;

import fy.clients.PortalPaths;
import fy.web.Problem;
import fy.web.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Leads addresses that name no brand to {@link EarlierAddresses}, so that none is taken for the page of a brand of that name. */
class EarlierAddressFilter {

    static final String MOVED = "/portal/earlier";

    private final PortalMessages words;

    @Inject
    EarlierAddressFilter(PortalMessages words) {
        this.words = words;
    }

    @ServerRequestFilter(preMatching = true)
    void move(ContainerRequestContext request, RoutingContext call) {
        var earlier = PortalPaths.earlier(call.request().path());
        if (earlier != null) {
            request.setRequestUri(URI.create(MOVED + earlier));
        }
    }

    /** Says that nothing was saved before the form's token is looked for: an upload's stands in what is not read. */
    @ServerRequestFilter
    void refuse(ResourceInfo matched) {
        if (matched.getResourceClass().equals(EarlierAddresses.class)
                && matched.getResourceMethod().isAnnotationPresent(POST.class)) {
            throw new ProblemException(Problem.of(410).detail(words.formOfEarlierVersion()));
        }
    }
}
