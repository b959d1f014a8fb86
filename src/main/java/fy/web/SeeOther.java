package fy.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a form: go and look at this page (303). */
public final class SeeOther {

    private SeeOther() {}

    /**
     * Sends the browser on, with 303.
     *
     * @param path of our own, from the root, already encoded
     */
    public static Response at(String path) {
        if (!isOwn(path)) {
            throw new IllegalArgumentException("not a path of ours");
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** The path a browser asked to return to, or the start page when that is not one of ours. */
    public static String safe(String path) {
        return isOwn(path) ? path : "/";
    }

    private static boolean isOwn(String path) {
        if (!path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")) {
            return false;
        }
        try {
            var uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}
