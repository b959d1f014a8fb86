package fy.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's own library, in the few words that are needed here. What the collector does not take in time is lost. */
@RegisterForReflection(classNames = "io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider")
final class Collector {

    /** W3C Trace Context, level 1: version 00, trace id, span id, flags. */
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private Collector(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("fy");
    }

    /**
     * Tells a collector.
     *
     * @param share of the acts that begin here, 0 to 1
     */
    static Collector at(String endpoint, double share) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(PATIENCE)
                .build();
        return new Collector(SdkTracerProvider.builder()
                .setResource(Resource.create(
                        Attributes.builder().put("service.name", "fy").build()))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(OFTEN)
                        .build())
                .build());
    }

    Step begin(String name, Traces.Kind kind, @Nullable String traceparent) {
        var context = Context.root();
        if (traceparent != null) {
            context = context.with(Span.wrap(parsed(traceparent)));
        }
        return new Told(tracer.spanBuilder(name)
                .setParent(context)
                .setSpanKind(SpanKind.valueOf(kind.name()))
                .startSpan());
    }

    void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SpanContext parsed(String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent);
        return parts.matches()
                ? SpanContext.createFromRemoteParent(
                        parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    private record Told(Span span) implements Step {

        @Override
        public @Nullable String traceparent() {
            var context = span.getSpanContext();
            return context.isSampled()
                    ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                            + context.getTraceFlags().asHex()
                    : null;
        }

        @Override
        public Step with(String name, String value) {
            span.setAttribute(name, value);
            return this;
        }

        @Override
        public Step named(String name) {
            span.updateName(name);
            return this;
        }

        @Override
        public void failed(String why) {
            span.setStatus(StatusCode.ERROR, why);
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
