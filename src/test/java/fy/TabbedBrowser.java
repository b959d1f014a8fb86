package fy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A browser without scripts. All its tabs share its cookies, which are sent as their paths say. */
public final class TabbedBrowser implements AutoCloseable {

    private static final String BOUNDARY = "a-boundary-between-parts";

    private final URI root;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(cookies)
            .build();

    /** @param root of the application */
    public TabbedBrowser(URI root) {
        this.root = root;
    }

    /** From now on somebody else, or the first, is logged in. */
    public TabbedBrowser logIn(Worlds worlds, Person person) {
        var cookie = new HttpCookie("fy_session", worlds.loginAs(person));
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(root, cookie);
        return this;
    }

    /** Redirects are not followed. */
    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    /** What the page's script fetches, to replace a part of the page with. */
    public HttpResponse<String> getInBackground(String address) {
        return send(request(address).header("HX-Request", "true").GET());
    }

    /** The page at this address, which must be there. */
    public String page(String address) {
        var answer = get(address);
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s answers %d: %s".formatted(address, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /** The form of that page which is sent there. */
    public PageForm form(String address, String action) {
        return PageForm.find(page(address), action);
    }

    public HttpResponse<String> send(PageForm form) {
        return send(request(form.action())
                .header(
                        "Content-Type",
                        form.multipart()
                                ? "multipart/form-data; boundary=" + BOUNDARY
                                : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.multipart() ? form.inParts(BOUNDARY) : form.urlEncoded())));
    }

    /** Where a redirect leads, as a path; empty where the answer is none. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(root.resolve(address))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
