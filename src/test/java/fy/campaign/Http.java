package fy.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import proof.checker.Operation.Answer;

/** Sends requests to one address and says what came back, also when nothing did. */
final class Http {

    /** Between the parts of a form with a file. */
    static final String BOUNDARY = "----campaign";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SEE_OTHER = 303;
    private static final Pattern ORDER = Pattern.compile("/orders/(\\d+)/confirmation");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI address;

    Http(URI address) {
        this.address = address;
    }

    Answer send(Request request) {
        try {
            return answer(client.send(call(request), BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Answer(0, "", "", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "", "", "interrupted");
        }
    }

    /** The path that the answer to this says to look at next. */
    String location(Request request) {
        try {
            var response = client.send(call(request), BodyHandlers.ofString());
            return URI.create(response.headers().firstValue("Location").orElseThrow())
                    .getPath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest call(Request request) {
        var call = HttpRequest.newBuilder(address.resolve(request.path()))
                .timeout(PATIENCE)
                .method(request.method(), BodyPublishers.ofString(request.body()));
        return request.isApi() ? ofProgram(call, request) : ofBrowser(call, request);
    }

    private static HttpRequest ofProgram(HttpRequest.Builder call, Request request) {
        call.header("Authorization", "Bearer " + request.bearer()).header("Content-Type", "application/json");
        if (!request.key().isEmpty()) {
            call.header("Idempotency-Key", request.key());
        }
        return call.build();
    }

    private static HttpRequest ofBrowser(HttpRequest.Builder call, Request request) {
        call.header("Accept", "text/html");
        if (!request.bearer().isEmpty()) {
            call.header("Cookie", "fy_session=" + request.bearer());
        }
        if (request.method().equals("POST")) {
            boolean parts = request.body().startsWith("--" + BOUNDARY);
            call.header(
                    "Content-Type",
                    parts ? "multipart/form-data; boundary=" + BOUNDARY : "application/x-www-form-urlencoded");
        }
        return call.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Retry-After").orElse(""),
                response.statusCode() == SEE_OTHER ? seeOther(response) : response.body());
    }

    /** Where a form leads to, and the order if it leads to one, in the words of the API. */
    private static String seeOther(HttpResponse<String> response) {
        var path =
                URI.create(response.headers().firstValue("Location").orElse("")).getPath();
        var order = ORDER.matcher(path);
        return "{\"location\":\"" + path + "\"" + (order.matches() ? ",\"orderId\":" + order.group(1) : "") + "}";
    }
}
