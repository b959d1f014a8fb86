package fy.clients;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** An address that may stand as a link on a page. It is shown, never fetched. */
final class WebAddress {

    private static final Pattern PRINTABLE = Pattern.compile("https://[\\x21-\\x7e]{1,290}");
    private static final Pattern HOST =
            Pattern.compile("(?=.*[a-z])[a-z0-9-]+(\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    static boolean isHttps(String text) {
        if (!PRINTABLE.matcher(text).matches()) {
            return false;
        }
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && HOST.matcher(uri.getHost()).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
