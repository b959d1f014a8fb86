package fy.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Leaves the sentence of a request to the page that its redirect leads to. */
class FlashFilter {

    private final Page page;

    @Inject
    FlashFilter(Page page) {
        this.page = page;
    }

    @ServerResponseFilter
    void leave(ContainerResponseContext answer) {
        var location = answer.getHeaderString(HttpHeaders.LOCATION);
        if (location != null) {
            page.leaveFlash(location.replaceFirst("[?#].*", ""));
        }
    }
}
