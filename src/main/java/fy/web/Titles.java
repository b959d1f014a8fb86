package fy.web;

import jakarta.ws.rs.core.Response;

/** The words for each HTTP status we answer with. */
final class Titles {

    private Titles() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "This request could not be read";
            case 401 -> "Please log in";
            case 403 -> "This is not allowed";
            case 404 -> "There is nothing here";
            case 405 -> "This cannot be done here";
            case 409 -> "Things have changed meanwhile";
            case 413 -> "This is too large";
            case 415 -> "This format is not accepted";
            case 422 -> "Something needs correcting";
            case 429 -> "Too many requests";
            case 500 -> "Something went wrong on our side";
            case 503 -> "Too busy right now";
            default -> reason(status);
        };
    }

    /** A sentence that says what to do; empty where the title is enough. */
    static String advice(int status) {
        return switch (status) {
            case 400 -> "Go back, reload the page and try once more.";
            case 401 -> "You need to be logged in to see this page.";
            case 403 -> "Your role does not allow this. Ask an owner of your brand if you need it.";
            case 404 -> "The address may be mistyped, or the page is not for you to see.";
            case 405, 409, 422 -> "Nothing was changed. Go back, reload the page and look again.";
            case 413 -> "Nothing was changed. Send a smaller file or less text.";
            case 415 -> "Nothing was changed. Send the kind of file the form asks for.";
            case 429 -> "Nothing was changed. Wait a minute and try again.";
            case 500 ->
                "We have been told. If you were changing something, look whether it was done before you try again.";
            case 503 -> "Nothing is lost. Try again in a few seconds: the same click is never done twice.";
            default -> "";
        };
    }

    private static String reason(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Not done" : known.getReasonPhrase();
    }
}
