package fy.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a door answers is for this reader and this moment, unless the door says how long it may be kept. */
class NotKept {

    @ServerResponseFilter
    void mark(ContainerResponseContext response) {
        response.getHeaders().putIfAbsent("Cache-Control", List.of("no-store"));
    }
}
