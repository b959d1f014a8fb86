package fy.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import proof.checker.Operation.Answer;

/** Sends requests to one address and says what came back, also when nothing did. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
                .header("Authorization", "Bearer " + request.bearer())
                .header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofString(request.body()));
        if (!request.key().isEmpty()) {
            call.header("Idempotency-Key", request.key());
        }
        return call.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Retry-After").orElse(""),
                response.body());
    }
}
