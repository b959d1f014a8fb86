package fy.web;

import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.core.Response;

/** The words for each HTTP status we answer with. */
final class Titles {

    private Titles() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> words().unreadable();
            case 401 -> words().stranger();
            case 403 -> words().forbidden();
            case 404 -> words().nothing();
            case 405 -> words().notHere();
            case 408 -> words().tooSlow();
            case 409 -> words().changed();
            case 413 -> words().tooLarge();
            case 415 -> words().wrongFormat();
            case 421 -> words().otherHost();
            case 422 -> words().wrong();
            case 429 -> words().tooMany();
            case 500 -> words().broken();
            case 503 -> words().busy();
            default -> reason(status);
        };
    }

    /** A sentence that says what to do; empty where the title is enough. */
    static String advice(int status) {
        return switch (status) {
            case 400 -> words().unreadableAdvice();
            case 401 -> words().strangerAdvice();
            case 403 -> words().forbiddenAdvice();
            case 404 -> words().nothingAdvice();
            case 405, 409, 422 -> words().notHereAdvice();
            case 408 -> words().tooSlowAdvice();
            case 413 -> words().tooLargeAdvice();
            case 415 -> words().wrongFormatAdvice();
            case 421 -> words().otherHostAdvice();
            case 429 -> words().tooManyAdvice();
            case 500 -> words().brokenAdvice();
            case 503 -> words().busyAdvice();
            default -> "";
        };
    }

    private static String reason(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? words().notDone() : known.getReasonPhrase();
    }

    private static ProblemMessages words() {
        return MessageBundles.get(ProblemMessages.class);
    }
}
