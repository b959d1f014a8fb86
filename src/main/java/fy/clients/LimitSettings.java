package fy.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.OptionalInt;

/** How often a minute something may be done; what is not set is not limited. */
@ConfigMapping(prefix = "fy.limits")
interface LimitSettings {

    @WithParentName
    Map<String, Limit> limits();

    /** One limit, by name. */
    interface Limit {

        /** Times a minute that one client may. */
        OptionalInt perClient();

        /** Times a minute that one network address may; several clients may share one. */
        OptionalInt perAddress();
    }
}
