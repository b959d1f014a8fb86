package fy.storefront;

import fy.catalog.Picture;
import fy.catalog.Pictures;
import fy.clients.Caller;
import fy.clients.Limited;
import fy.clients.Membership;
import fy.web.Asked;
import fy.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Pictures: those of published products for everybody, the others for their brand. Their bytes never change. */
@Path("/pictures/{id}")
@PermitAll
@Limited("picture")
@Blocking
@ApplicationScoped
class PictureResource {

    private static final String FOR_EVER = "max-age=31536000, immutable";

    @Inject
    Pictures pictures;

    @Inject
    Caller caller;

    @GET
    @Operation(hidden = true)
    public Response picture(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        var pictureId = Asked.id(id);
        var published = pictures.findPublished(pictureId);
        var picture = published.or(() -> own(pictureId)).orElseThrow(ProblemException::notFound);
        String tag = '"' + picture.sha256() + '"';
        var answer = tag.equals(known) ? Response.notModified() : Response.ok(picture.bytes(), picture.mediaType());
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, (published.isPresent() ? "public, " : "private, ") + FOR_EVER)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .build();
    }

    private Optional<Picture> own(UUID pictureId) {
        return pictures.findOwn(
                caller.brands().stream().map(Membership::brandId).toList(), pictureId);
    }
}
