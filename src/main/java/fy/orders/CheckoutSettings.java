package fy.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what was shown on checkout pages is kept. */
@ConfigMapping(prefix = "fy.checkouts")
interface CheckoutSettings {

    /** A checkout that was neither placed nor refused is forgotten, with its address, after this time. */
    @WithDefault("30D")
    Duration kept();
}
