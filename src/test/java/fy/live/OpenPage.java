package fy.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page with a stream open, as a browser's EventSource would hold it. */
public final class OpenPage implements AutoCloseable {

    /** @param name empty for a comment */
    public record Event(String name, String data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private volatile boolean ended;

    private OpenPage(URI address, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        response = http.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    public static OpenPage at(URI address) throws Exception {
        return new OpenPage(address, Map.of());
    }

    public static OpenPage at(URI address, String session) throws Exception {
        return new OpenPage(address, Map.of("Cookie", "fy_session=" + session));
    }

    public int status() {
        return response.statusCode();
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Everything told so far but comments. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** All data told so far, for looking for what must not be there. */
    public String everything() {
        return events.stream().map(Event::data).collect(Collectors.joining("\n"));
    }

    private void read() {
        String name = "";
        var data = new StringBuilder();
        try {
            for (String line : (Iterable<String>) response.body()::iterator) {
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip());
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, data.toString()));
                    name = "";
                    data.setLength(0);
                }
            }
        } catch (RuntimeException e) {
            ended = true; // the line was cut
        }
        ended = true;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
