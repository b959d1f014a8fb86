package fy.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fy.eventstore.Job;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as the pages show it.
 *
 * @param state in words, as in {@link Job.State}
 * @param tone kind of the status tag
 * @param facts what came of it
 */
public record JobView(
        String id,
        String kind,
        String parameter,
        String state,
        String tone,
        boolean working,
        Instant askedAt,
        @Nullable Instant finishedAt,
        List<Fact> facts) {

    /** Address of its own page. */
    public String href() {
        return switch (kind) {
            case "verify" -> "/operator/verifications/" + id;
            case "rebuild" -> "/operator/rebuilds/" + id;
            default -> "/operator/publication/jobs/" + id;
        };
    }

    /** What was asked for, in words. */
    public String title() {
        var words = MessageBundles.get(OperatorMessages.class);
        return switch (kind) {
            case "verify" -> words.verification();
            case "rebuild" -> words.rebuild();
            case "republish" -> words.republication();
            case "send-again" -> words.sentAgain();
            case "re-drive" -> words.reDrive();
            default -> kind;
        };
    }

    /** The title of the page it was asked for on. */
    public String place() {
        var words = MessageBundles.get(OperatorMessages.class);
        return switch (kind) {
            case "verify" -> words.verifications();
            case "rebuild" -> words.rebuilds();
            default -> words.publication();
        };
    }

    /** What it was asked about, in words where it is one of the known ways. */
    public String about() {
        var words = MessageBundles.get(OperatorMessages.class);
        return switch (parameter) {
            case "zero" -> words.fromZero();
            case "snapshots" -> words.fromSnapshots();
            case "continue" -> words.sinceLast();
            default -> parameter;
        };
    }

    /**
     * Something a job found out.
     *
     * @param value plain text
     */
    public record Fact(String name, String value) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    static JobView of(Job job) {
        boolean working = job.state() == Job.State.WAITING || job.state() == Job.State.RUNNING;
        return new JobView(
                job.jobId().toString(),
                job.kind(),
                job.parameter() == null ? "" : job.parameter(),
                job.state().name().toLowerCase(Locale.ROOT),
                tone(job),
                working,
                job.askedAt(),
                job.finishedAt(),
                facts(job.result()));
    }

    private static String tone(Job job) {
        return switch (job.state()) {
            case WAITING -> "open";
            case RUNNING -> "progress";
            case DONE -> differs(job.result()) ? "error" : "done";
            case FAILED -> "error";
        };
    }

    private static boolean differs(@Nullable String result) {
        return result != null && !read(result).path("balanced").asBoolean(true);
    }

    private static List<Fact> facts(@Nullable String result) {
        var facts = new ArrayList<Fact>();
        if (result != null) {
            read(result).properties().stream()
                    .filter(field -> !field.getKey().equals("state"))
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> facts.add(new Fact(inWords(field.getKey()), text(field.getValue()))));
        }
        return facts;
    }

    private static String text(JsonNode value) {
        return value.isBoolean()
                ? (value.asBoolean() ? "yes" : "no")
                : value.isTextual() ? value.asText() : value.toString();
    }

    private static String inWords(String key) {
        String spaced = key.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's result is no JSON", e);
        }
    }
}
