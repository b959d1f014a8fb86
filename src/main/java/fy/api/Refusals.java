package fy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import fy.orders.Outcome;
import fy.orders.Placement;
import fy.web.Problem;
import fy.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was refused, as problems. */
final class Refusals {

    private Refusals() {}

    /** @param had units there were: of stock, of the customer's allowance, or of the line */
    @RegisterForReflection
    record Shortfall(@JsonProperty("SKU") String sku, long wanted, long had) {}

    static ProblemException of(Placement.Refused refused) {
        var shortfalls = Map.<String, Object>of(
                "shortfalls",
                refused.shortfalls().stream()
                        .map(row -> new Shortfall(row.sku().code(), row.wanted(), row.had()))
                        .toList());
        return switch (refused.why()) {
            case SHORT ->
                ProblemException.conflict(
                        "insufficient-stock",
                        "There is less in stock than this order wants. Nothing was ordered.",
                        shortfalls);
            case MAX_PER_CUSTOMER ->
                new ProblemException(Problem.of(422)
                        .detail("This is more than one customer may have. Nothing was ordered.")
                        .kind("max-per-customer", shortfalls));
        };
    }

    static ProblemException of(Outcome.Refused refused) {
        List<Shortfall> lines = refused.lines().stream()
                .map(line -> new Shortfall(line.sku(), line.wanted(), line.had()))
                .toList();
        return ProblemException.conflict(
                refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Not done: " + refused.why().words() + ".",
                Map.of("shortfalls", lines));
    }
}
