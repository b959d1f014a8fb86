package fy.web;

import fy.shared.Ids;
import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;

/** A new id for what a form is about to do, so that sending it twice does it once. */
@TemplateExtension(namespace = "act")
final class Acts {

    private Acts() {}

    static String fresh() {
        return Arc.container().instance(Ids.class).get().next().toString();
    }
}
