package fy.portal;

import fy.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One number in a form's table.
 *
 * @param id of its input, and the field its error is noted under
 * @param value what was typed, or what is proposed
 */
record Cell(String id, String value, @Nullable String error) {

    static Cell of(Form form, String name, long rowId, int proposed) {
        var id = name + "-" + rowId;
        var typed = form.value(id);
        return new Cell(id, typed.isEmpty() ? String.valueOf(proposed) : typed, form.error(id));
    }
}
