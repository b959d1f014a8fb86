package fy.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mails are sent. */
@ConfigMapping(prefix = "fy.mails")
public interface MailSettings {

    /** How often the sender looks for mails that are due. */
    @WithDefault("1s")
    String every();

    /** How many mails of this process go out at once, each over a connection of its own. */
    @WithDefault("4")
    int connections();

    /** How long a sender may hold a mail; another sends it after that. Longer than {@link #timeout()}. */
    @WithDefault("60s")
    Duration lease();

    /** How long the mail server may take over one mail. */
    @WithDefault("20s")
    Duration timeout();

    /** Pause after the first failure; doubles with each further one, up to an hour. */
    @WithDefault("10s")
    Duration firstPause();

    /** A mail that could not be sent for so long is given up. */
    @WithDefault("3d")
    Duration giveUpAfter();

    /** A mail that waits longer than this is shown as undelivered. */
    @WithDefault("15m")
    Duration lateAfter();
}
