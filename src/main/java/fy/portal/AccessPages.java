package fy.portal;

import fy.clients.AccessEvents;
import fy.web.Asked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed who may do what for the brand, for its owners. */
@Path("/portal/{brand}/access")
@RolesAllowed("owner")
@Produces(MediaType.TEXT_HTML)
@Blocking
@ApplicationScoped
class AccessPages {

    private static final int PAGE = 50;

    @Inject
    Desk desk;

    @Inject
    AccessEvents access;

    @Inject
    AccessMessages words;

    @Inject
    TeamMessages team;

    @CheckedTemplate(basePath = "portal")
    static class Templates {

        private Templates() {}

        static native TemplateInstance access(
                List<AccessView> events, String membersPage, @Nullable String start, @Nullable String next);
    }

    /**
     * The record, newest first.
     *
     * @param after id of the last one on the page before
     */
    @GET
    public TemplateInstance list(@QueryParam("after") @Nullable String after) {
        desk.fill();
        var cursor = Asked.cursorId(after);
        var found = access.of(desk.brand(), cursor, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return Templates.access(
                shown.stream().map(event -> AccessView.of(event, words, team)).toList(),
                desk.at("/members"),
                cursor == null ? null : desk.at("/access"),
                found.size() > PAGE ? desk.at("/access?after=" + shown.getLast().eventId()) : null);
    }
}
