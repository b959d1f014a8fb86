package fy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the database did for one statement, as {@code auto_explain} wrote it down in JSON with the numbers of rows, and what
 * is wrong with that in a page: its work must not grow with what the shop has ever sold.
 */
record ListPlan(String query, JsonNode root) {

    private static final long MOST_SCANNED = 2_000;
    private static final long MOST_SORTED = 1_200;
    private static final long MOST_READ = 3_000;
    private static final long MOST_ANSWERED = 1_001;
    private static final Set<String> SORTS = Set.of("Sort", "Incremental Sort");

    static ListPlan of(JsonNode said) {
        return new ListPlan(
                said.path("Query Text").asText().replaceAll("\\s+", " ").strip(), said.path("Plan"));
    }

    /** Empty where all is well. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (rows(root) > MOST_ANSWERED && query.toLowerCase(Locale.ROOT).startsWith("select")) {
            faults.add("answers " + rows(root) + " rows: the list has no bound");
        }
        visit(root, faults);
        return faults;
    }

    private static void visit(JsonNode node, List<String> faults) {
        String kind = node.path("Node Type").asText();
        if (kind.equals("Seq Scan") && touched(node) > MOST_SCANNED) {
            faults.add("reads all %d rows of %s".formatted(touched(node), relation(node)));
        } else if (kind.contains("Scan") && touched(node) > MOST_READ) {
            faults.add("reads %d rows of %s".formatted(touched(node), relation(node)));
        } else if (SORTS.contains(kind) && rows(node.path("Plans").path(0)) > MOST_SORTED) {
            faults.add("sorts %d rows".formatted(rows(node.path("Plans").path(0))));
        }
        node.path("Plans").forEach(child -> visit(child, faults));
    }

    private static String relation(JsonNode node) {
        return node.path("Relation Name").asText(node.path("Index Name").asText("something made on the way"));
    }

    private static long touched(JsonNode node) {
        double left = node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return rows(node) + Math.round(left * loops(node));
    }

    private static long rows(JsonNode node) {
        return Math.round(node.path("Actual Rows").asDouble() * loops(node));
    }

    private static double loops(JsonNode node) {
        return node.path("Actual Loops").asDouble(1);
    }
}
