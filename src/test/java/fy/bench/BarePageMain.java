package fy.bench;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The least that a page can cost: a Qute template of rows, rendered on a worker for each request and sent, without a
 * database, a session or anything else of the application. {@code GET /<bytes>} answers a page of about that size. Says
 * {@code ready <port>}.
 */
final class BarePageMain {

    private static final String ROW = """
            <tr><td><a href="/things/{row.code}">{row.name}</a></td><td class="figure">{row.count}</td>
            <td>{#if row.few}<span class="note">few left</span>{#else}{row.price}{/if}</td></tr>
            """;

    private BarePageMain() {}

    public static void main(String[] arguments) {
        var engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .build();
        Template page = engine.parse(
                "<!DOCTYPE html><html><head><title>{title}</title></head><body><table>{#for row in rows}" + ROW
                        + "{/for}</table></body></html>",
                Variant.forContentType("text/html"));
        int perRow = rendered(page, 200).length() / 200;
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(16));
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            int rows = Integer.parseInt(request.path().substring(1)) / perRow;
            vertx.executeBlocking(() -> rendered(page, rows), false).onSuccess(html -> request.response()
                    .putHeader("Content-Type", "text/html;charset=UTF-8")
                    .end(html));
        });
        server.listen(0, "127.0.0.1").onSuccess(listening -> {
            System.out.println("ready " + listening.actualPort());
            System.out.flush();
        });
    }

    private static String rendered(Template page, int rows) {
        List<Map<String, Object>> data = IntStream.range(0, rows)
                .mapToObj(i -> Map.<String, Object>of(
                        "code",
                        "poster_" + i,
                        "name",
                        "Harbour & Linden, sheet " + i,
                        "count",
                        i,
                        "few",
                        i % 3 == 0,
                        "price",
                        4800))
                .toList();
        return page.data("title", "A bare page").data("rows", data).render();
    }
}
