package fy.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.OptionalInt;

/** How often a minute something may be done, in each process. What a limit leaves unset is not limited. */
@ConfigMapping(prefix = "fy.limits")
interface RateLimitSettings {

    /** Multiplies every limit: 2 doubles all of them, 1000000 practically switches them off. Greater than 0. */
    @WithDefault("1")
    double factor();

    @WithParentName
    Map<String, Limit> limits();

    /** One limit, by name. */
    interface Limit {

        /** Times a minute that one client may: a person, or a brand through its API keys. */
        OptionalInt perClient();

        /** Times a minute that one network address may (of IPv6 a /64); several clients may share one. */
        OptionalInt perAddress();
    }
}
