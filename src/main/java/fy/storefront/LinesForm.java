package fy.storefront;

import fy.orders.LineQuantity;
import fy.shared.Bounds;
import fy.shared.BrandId;
import fy.web.ActId;
import fy.web.Asked;
import fy.web.Form;
import fy.web.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;

/** A form that asks for something about some units of one brand's lines: quantities, brand, act, reason. */
final class LinesForm {

    private static final int MAX_REASON = 500;
    private static final String SENT = "sent";
    private static final String REASON = "reason-";

    private final String prefix;
    private final MultivaluedMap<String, String> fields;
    private final Form form = new Form();

    /** @param prefix what the names of its quantity fields begin with; the line's number follows */
    LinesForm(String prefix, MultivaluedMap<String, String> fields) {
        this.prefix = prefix;
        this.fields = fields;
        form.keep(SENT, prefix + first("brand"));
    }

    /** Whether a page is shown again because of this brand's form of this kind. */
    static boolean isSent(Form form, String prefix, BrandId brand) {
        return form.value(SENT).equals(prefix + brand);
    }

    static String reasonField(BrandId brand) {
        return REASON + brand;
    }

    Form form() {
        return form;
    }

    /** @throws ProblemException 404 when it can be no brand */
    BrandId brand() {
        return new BrandId(Asked.id(first("brand")));
    }

    /** @throws ProblemException 400 when the form's hidden id is missing */
    String act() {
        return ActId.of(fields.getFirst("act"));
    }

    String reason() {
        return form.text(REASON + first("brand"), first("reason"), 0, MAX_REASON);
    }

    /** Lines with at least one unit. */
    List<LineQuantity> lines() {
        var lines = new ArrayList<LineQuantity>();
        fields.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                long line = Asked.number(name.substring(prefix.length()));
                var typed = values.getFirst();
                long units = form.whole(name, typed.isBlank() ? "0" : typed, 0, Bounds.MAX_LINE_QUANTITY);
                if (units > 0) {
                    lines.add(new LineQuantity(line, (int) units));
                }
            }
        });
        if (lines.isEmpty() && !form.hasErrors()) {
            form.reject(firstLine(), "Choose how many.");
        }
        return lines;
    }

    private String firstLine() {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private String first(String field) {
        var value = fields.getFirst(field);
        return value == null ? "" : value;
    }
}
