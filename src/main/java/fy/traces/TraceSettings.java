package fy.traces;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who is told how each act went on its way, in OpenTelemetry's protocol. */
@ConfigMapping(prefix = "fy.traces")
interface TraceSettings {

    /** Where a collector takes OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; nothing is traced without. */
    Optional<String> endpoint();

    /** Which share of all acts is followed, from {@code 0} to {@code 1}. */
    @WithDefault("1")
    double share();
}
