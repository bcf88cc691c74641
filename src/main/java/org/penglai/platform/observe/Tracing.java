package org.penglai.platform.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans and sends them by OTLP over HTTP; without a collector it makes none, at practically no cost. Trace context is
 * taken from and given on in W3C's header {@code traceparent}.
 */
public final class Tracing implements AutoCloseable {

    /** How a request's headers are read. */
    @FunctionalInterface
    public interface Headers {
        @Nullable
        String get(String name);
    }

    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("penglai.operation");

    /** W3C's header. */
    private static final String PARENT = "traceparent";

    /** Short enough that a trace can be looked at while the page is still open. */
    private static final Duration SENT_EVERY = Duration.ofSeconds(1);

    private static final Duration COLLECTOR_PATIENCE = Duration.ofSeconds(5);

    /** The longest statement has some 2 000 characters. */
    private static final int ATTRIBUTE_MOST = 4_096;

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;
    private final @Nullable SdkTracerProvider provider;

    private Tracing(TracerProvider spans, @Nullable SdkTracerProvider provider) {
        this.tracer = spans.get("org.penglai");
        this.provider = provider;
    }

    /** Makes no spans. */
    public static Tracing off() {
        return new Tracing(TracerProvider.noop(), null);
    }

    /**
     * Sends spans to the collector.
     *
     * @param collector address to which {@code /v1/traces} is added
     * @param share of traces that are kept, from 0 to 1, decided by the trace id; a caller who says that its trace is kept
     *     does not change that
     */
    public static Tracing to(URI collector, double share, String version) {
        var address = collector.toString().replaceAll("/+$", "") + "/v1/traces";
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(address)
                .setTimeout(COLLECTOR_PATIENCE)
                .build();
        var kept = Sampler.traceIdRatioBased(share);
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "penglai",
                        AttributeKey.stringKey("service.version"),
                        version)))
                .setSampler(Sampler.parentBasedBuilder(kept)
                        .setRemoteParentSampled(kept)
                        .build())
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(ATTRIBUTE_MOST)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SENT_EVERY)
                        .build())
                .build();
        return new Tracing(provider, provider);
    }

    /** Where the calling thread stands in its trace, to be kept with what it causes; empty outside any kept trace. */
    public Optional<String> here() {
        return Optional.ofNullable(headers().get(PARENT));
    }

    /** What a call to another program carries so that its spans hang under ours. */
    Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        if (Span.current().getSpanContext().isSampled()) {
            W3C.inject(Context.current(), headers, (carrier, name, value) -> {
                if (carrier != null && name.equals(PARENT)) {
                    carrier.put(name, value);
                }
            });
        }
        return headers;
    }

    /** The span of a request that comes in. */
    Span incoming(Headers headers) {
        return tracer.spanBuilder("request")
                .setSpanKind(SpanKind.SERVER)
                .setParent(context(headers))
                .startSpan();
    }

    /** A span under the calling thread's; none of its own where there is no trace, so that polling makes none. */
    Span outgoing(String name) {
        return Span.current().getSpanContext().isValid()
                ? tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan()
                : Span.getInvalid();
    }

    /** What happens later because of a call: in the call's trace, and linked to it; none where the call was not kept. */
    Span caused(String name, Optional<String> cause) {
        if (cause.isEmpty()) {
            return Span.getInvalid();
        }
        var parent = context(asked -> asked.equals(PARENT) ? cause.get() : null);
        var causing = Span.fromContext(parent).getSpanContext();
        return causing.isSampled()
                ? tracer.spanBuilder(name)
                        .setParent(parent)
                        .setSpanKind(SpanKind.CONSUMER)
                        .addLink(causing)
                        .startSpan()
                : Span.getInvalid();
    }

    private static Context context(Headers headers) {
        return W3C.extract(Context.root(), headers, new TextMapGetter<Headers>() {
            @Override
            public Iterable<String> keys(Headers carrier) {
                return List.of(PARENT);
            }

            @Override
            public @Nullable String get(@Nullable Headers carrier, String key) {
                return carrier == null || !key.equals(PARENT) ? null : carrier.get(key);
            }
        });
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
    }
}
