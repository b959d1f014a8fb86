package fy.deploy;

import io.restassured.RestAssured;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** What a process says at {@code /q/metrics}, read as Prometheus would. */
public record Scrape(List<String> lines) {

    /** Of the application under test, now. */
    public static Scrape now() {
        return of(RestAssured.get("/q/metrics").then().statusCode(200).extract().asString());
    }

    static Scrape of(String said) {
        return new Scrape(said.lines().toList());
    }

    /** Sum over the series of a metric whose labels match, unknown (NaN) ones left out; 0 where there is none. */
    public double sum(String metric, String labels) {
        return values(metric, labels).sum();
    }

    /** The greatest of them; -1 where there is none. */
    public double max(String metric, String labels) {
        return values(metric, labels).max().orElse(-1);
    }

    /**
     * How much greater one metric became since another scrape, divided by how much another did: what {@code rate(…) / rate(…)} is.
     *
     * @param labels of the first
     */
    public double share(Scrape before, String metric, String labels, String ofAll) {
        return (sum(metric, labels) - before.sum(metric, labels)) / (sum(ofAll, "") - before.sum(ofAll, ""));
    }

    private DoubleStream values(String metric, String labels) {
        var series = Pattern.compile(Pattern.quote(metric) + "(?:\\{.*" + labels + ".*})? \\S+");
        return lines.stream()
                .filter(line -> series.matcher(line).matches())
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(it -> !Double.isNaN(it));
    }
}
