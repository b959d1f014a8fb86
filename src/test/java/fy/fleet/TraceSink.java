package fy.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector: takes OTLP over HTTP, which is protocol buffers, and keeps of each span what tells how they hang together. */
final class TraceSink implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** @param parent span id; empty for the first of a trace */
    record Span(String trace, String id, String parent, String name) {}

    private record Field(int number, byte[] value) {}

    private TraceSink(HttpServer server) {
        this.server = server;
    }

    static TraceSink open() throws IOException {
        var sink = new TraceSink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        sink.server.createContext("/v1/traces", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            sink.take(packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sink.server.start();
        return sink;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    Map<String, List<Span>> byTrace() {
        return spans.stream().collect(Collectors.groupingBy(Span::trace));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** ExportTraceServiceRequest: resource_spans = 1, in it scope_spans = 2, in it spans = 2. */
    private void take(byte[] request) {
        for (var resource : fields(request, 1)) {
            for (var scope : fields(resource, 2)) {
                fields(scope, 2).forEach(span -> spans.add(span(span)));
            }
        }
    }

    /** Span: trace_id = 1, span_id = 2, parent_span_id = 4, name = 5. */
    private static Span span(byte[] message) {
        return new Span(hex(message, 1), hex(message, 2), hex(message, 4), new String(first(message, 5), UTF_8));
    }

    private static String hex(byte[] message, int number) {
        return HexFormat.of().formatHex(first(message, number));
    }

    private static byte[] first(byte[] message, int number) {
        return fields(message, number).stream().findFirst().orElse(new byte[0]);
    }

    private static List<byte[]> fields(byte[] message, int number) {
        return fields(ByteBuffer.wrap(message)).stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }

    /** Those that have a length; of the others, none is asked for. */
    private static List<Field> fields(ByteBuffer message) {
        var found = new ArrayList<Field>();
        while (message.hasRemaining()) {
            int tag = (int) varint(message);
            switch (tag & 7) {
                case 0 -> varint(message);
                case 1 -> message.position(message.position() + 8);
                case 2 -> {
                    var value = new byte[(int) varint(message)];
                    message.get(value);
                    found.add(new Field(tag >>> 3, value));
                }
                case 5 -> message.position(message.position() + 4);
                default -> throw new IllegalArgumentException("no wire type: " + (tag & 7));
            }
        }
        return found;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
