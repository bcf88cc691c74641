package org.penglai.platform.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.opentelemetry.api.trace.Span;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as one line of JSON with the keys of {@link LogKey} alone. Of exceptions it writes classes and places,
 * never texts, since those repeat what a database or parser was given.
 */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final String OURS = "org.penglai.";

    /** A value of ours is an id, a code or a name; longer is somebody else's. */
    private static final int VALUE_MOST = 300;

    private static final int MESSAGE_MOST = 500;
    private static final int STACK_MOST = 6_000;
    private static final int FRAMES_MOST = 40;
    private static final int CAUSES_MOST = 6;

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new JsonLine()
                .put(LogKey.TIME, event.getInstant().toString(), VALUE_MOST)
                .put(LogKey.LEVEL, event.getLevel().toString(), VALUE_MOST)
                .put(LogKey.LOGGER, event.getLoggerName(), VALUE_MOST)
                .put(LogKey.MESSAGE, message(event), MESSAGE_MOST);
        Trail.running()
                .ifPresent(trail -> line.put(LogKey.REQUEST, trail.request(), VALUE_MOST)
                        .put(LogKey.OPERATION, trail.operation(), VALUE_MOST));
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            line.put(LogKey.TRACE, span.getTraceId(), VALUE_MOST).put(LogKey.SPAN, span.getSpanId(), VALUE_MOST);
        }
        values(event, line);
        thrown(event.getThrowableProxy(), line);
        return line.bytes();
    }

    /** Ours are constant as they stand; others put their values in, and are heard from WARN on only. */
    private static String message(ILoggingEvent event) {
        return event.getLoggerName().startsWith(OURS) ? event.getMessage() : event.getFormattedMessage();
    }

    private static void values(ILoggingEvent event, JsonLine line) {
        var pairs = event.getKeyValuePairs();
        if (pairs == null) {
            return;
        }
        for (var pair : pairs) {
            LogKey.of(pair.key).ifPresent(key -> {
                if (key.type() == LogKey.Type.NUMBER && pair.value instanceof Number number) {
                    line.put(key, number.longValue());
                } else {
                    line.put(key, String.valueOf(pair.value), VALUE_MOST);
                }
            });
        }
    }

    private static void thrown(@Nullable IThrowableProxy thrown, JsonLine line) {
        if (thrown == null) {
            return;
        }
        var classes = new StringBuilder();
        var stack = new StringBuilder();
        var next = thrown;
        for (var depth = 0; next != null && depth < CAUSES_MOST; depth++) {
            classes.append(depth == 0 ? "" : " < ").append(next.getClassName());
            frames(next, stack);
            if (next instanceof ThrowableProxy known && known.getThrowable() instanceof PgException refused) {
                line.put(LogKey.SQLSTATE, String.valueOf(refused.getSqlState()), VALUE_MOST);
            }
            next = next.getCause();
        }
        line.put(LogKey.ERROR, classes.toString(), STACK_MOST).put(LogKey.STACK, stack.toString(), STACK_MOST);
    }

    private static void frames(IThrowableProxy thrown, StringBuilder stack) {
        stack.append(thrown.getClassName());
        var frames = thrown.getStackTraceElementProxyArray();
        for (var at = 0; at < Math.min(frames.length, FRAMES_MOST); at++) {
            stack.append('\n').append(frames[at].getSTEAsString());
        }
        stack.append('\n');
    }
}
