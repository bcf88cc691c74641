package org.penglai.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what is no request of HTTP at all: with a problem document like any other refusal, after which the connection is
 * closed, since nobody knows where the next request on it would begin.
 */
final class Unreadable {

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

    private final Problems problems;
    private final Ids ids;
    private final SecurityHeaders headers;

    Unreadable(Problems problems, Ids ids, SecurityHeaders headers) {
        this.problems = problems;
        this.ids = ids;
        this.headers = headers;
    }

    void answer(HttpServerRequest request) {
        var refusal = refusal(request.decoderResult().cause());
        LOG.atInfo().addKeyValue("code", refusal.code()).log("request cannot be read");
        var reply = problems.document(refusal, Language.ZH);
        var response = request.response().setStatusCode(reply.status());
        headers.put(response.headers(), ApiRouter.BASE + "/");
        response.putHeader("X-Request-Id", ids.next().toString())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        reply.headers().forEach(response::putHeader);
        var text = reply.body() instanceof Reply.Body.Text(var mediaType, var written) ? written : "";
        response.end(text).onComplete(done -> request.connection().close());
    }

    private static Refusal refusal(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> Refusal.of(Refusal.Kind.TOO_LARGE, "request.line-too-long");
            case TooLongHttpHeaderException headers -> Refusal.of(Refusal.Kind.TOO_LARGE, "request.headers-too-large");
            case null, default -> Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable");
        };
    }
}
