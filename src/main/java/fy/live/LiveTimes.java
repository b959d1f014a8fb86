package fy.live;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.time.Clock;

/** When a page was made, for the stream that tells it what happened since: {@code {live:now}}, milliseconds. */
@TemplateExtension(namespace = "live")
final class LiveTimes {

    private LiveTimes() {}

    static long now() {
        return Arc.container().instance(Clock.class).get().millis();
    }
}
