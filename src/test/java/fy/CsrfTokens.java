package fy;

import java.util.regex.Pattern;

/** Finds the token in a page's forms. */
public final class CsrfTokens {

    private static final Pattern FIELD = Pattern.compile("name=\"csrf-token\" value=\"([A-Za-z0-9_-]+)\"");

    private CsrfTokens() {}

    public static String in(String page) {
        var field = FIELD.matcher(page);
        if (!field.find()) {
            throw new AssertionError("there is no form with a CSRF token on this page");
        }
        return field.group(1);
    }
}
