package org.penglai.hostile;

import java.util.List;

/** What can be wrong with headers and verbs. */
final class HeaderTricks {

    private HeaderTricks() {}

    static List<Trick> all() {
        return List.of(
                Trick.of("wrong verb", aim -> true, HeaderTricks::verb).alone(),
                Trick.of("wrong media type", aim -> !aim.media().isEmpty() && aim.isApi(), HeaderTricks::media),
                Trick.of(
                        "odd languages",
                        aim -> true,
                        (request, aim, chance) -> request.replace(
                                "Accept-Language",
                                chance.of(List.of(
                                        "",
                                        ",",
                                        ";q=1",
                                        "zh;q=NaN",
                                        "zh;q=2, en;q=-1",
                                        "en;q=1e400",
                                        "*",
                                        "x".repeat(3_000),
                                        "en,".repeat(1_500),
                                        "../../etc",
                                        "zh-\u00ff",
                                        "${7*7}",
                                        "en;q=0.1;q=0.2;;;=")))),
                Trick.of("odd key", aim -> aim.isApi() && aim.isRuled(), HeaderTricks::key),
                Trick.of(
                        "odd version",
                        aim -> aim.isApi() && aim.isRuled() && aim.method().equals("PUT"),
                        HeaderTricks::version),
                Trick.of("flood of headers", aim -> true, (request, aim, chance) -> {
                    for (var at = 0; at < 300; at++) {
                        request.header("X-Hostile-" + at, "v".repeat(chance.between(0, 30)));
                    }
                }),
                Trick.of(
                                "oversized header",
                                aim -> true,
                                (request, aim, chance) ->
                                        request.header("X-Hostile", "v".repeat(chance.between(17_000, 60_000))))
                        .alone()
                        .answered(431),
                Trick.of("doubled header", aim -> true, HeaderTricks::doubled).alone(),
                Trick.of("odd header", aim -> true, HeaderTricks::odd),
                Trick.of("odd cookie", aim -> true, HeaderTricks::cookie),
                Trick.of("broken header", aim -> true, HeaderTricks::broken).alone());
    }

    /** A form's own address may show a page, whose head can be asked for. */
    private static void verb(Request request, Aim aim, Chance chance) {
        request.method = chance.of(List.of(
                "TRACE",
                "CONNECT",
                "OPTIONS",
                "DELETE",
                "PATCH",
                "PROPFIND",
                "get",
                "post",
                "GETT",
                "X".repeat(5_000),
                "\u0001",
                "G\u00cbT",
                aim.isApi() ? "HEAD" : "head",
                "PRI"));
    }

    private static void media(Request request, Aim aim, Chance chance) {
        request.replace(
                "Content-Type",
                chance.of(List.of(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/json; charset=utf-7",
                        "application/json; charset=nonsense",
                        "application/vnd.api+json",
                        "application/json, text/html",
                        "application/",
                        "/",
                        ";",
                        "json",
                        "*/*",
                        "",
                        "application/json\u00ff",
                        "x".repeat(2_000))));
        if (chance.once(5)) {
            request.without("Content-Type");
        }
    }

    /** An odd key cannot help: the request under it cannot succeed. */
    private static void key(Request request, Aim aim, Chance chance) {
        request.without("Idempotency-Key");
        if (!chance.once(4)) {
            request.header(
                    "Idempotency-Key",
                    chance.of(List.of(
                            "",
                            " ",
                            "x".repeat(256),
                            "x".repeat(8_000),
                            "\u00ff\u00fe",
                            "a\tb",
                            "'; DROP TABLE idempotency_key; --",
                            "form:",
                            "\u007f",
                            "../..",
                            "same-for-all")));
        }
    }

    private static void version(Request request, Aim aim, Chance chance) {
        request.replace(
                "If-Match",
                chance.of(List.of(
                        "",
                        "*",
                        "\"\"",
                        "\"-1\"",
                        "\"9223372036854775808\"",
                        "\"999999999999999999\"",
                        "W/\"W/\"1\"\"",
                        "\"1\", \"2\"",
                        "1e9",
                        "\"\u00ff\"",
                        "x".repeat(65))));
    }

    private static void doubled(Request request, Aim aim, Chance chance) {
        switch (chance.below(aim.isRuled() ? 6 : 3)) {
            case 0 -> request.header("Authorization", "Bearer " + "x".repeat(20));
            case 1 -> request.header("Content-Type", "text/plain").header("Content-Type", "application/xml");
            case 2 -> request.header("Host", "other.example");
            case 3 -> request.header("Idempotency-Key", "a").header("Idempotency-Key", "b");
            case 4 -> request.header("Cookie", "penglai_session=a").header("Cookie", "penglai_session=b");
            default -> request.header("Content-Length", "5");
        }
    }

    private static void odd(Request request, Aim aim, Chance chance) {
        switch (chance.below(14)) {
            case 0 -> request.replace("Host", chance.of(List.of("", "other.example", "a b", "[::1", "x:99999", "@")));
            case 1 -> request.header("X-Forwarded-For", "127.0.0.1, ${7*7}, '").header("X-Forwarded-Proto", "gopher");
            case 2 -> request.header("X-HTTP-Method-Override", "DELETE").header("X-Original-URL", "/admin");
            case 3 -> request.header("Range", "bytes=0-,5-1,-99999999999999999999");
            case 4 ->
                request.header("Accept", chance.of(List.of("nonsense", "*/*;q=NaN", "image/png", ",".repeat(999))));
            case 5 ->
                request.header("Accept-Encoding", chance.of(List.of("gzip;q=NaN", "br;q=1,*;q=0", "x".repeat(999))));
            case 6 ->
                request.header("Content-Encoding", chance.of(List.of("gzip", "deflate", "br", "zstd", "nonsense")));
            case 7 -> request.header("If-None-Match", "\"" + "x".repeat(5_000) + "\"");
            case 8 -> request.header("If-Modified-Since", "Thu, 99 Foo 0000 99:99:99 XYZ");
            case 9 ->
                request.header("Referer", chance.of(List.of("::", "//other.example", "javascript:1", "http://[")));
            case 10 -> request.header("Origin", "null").header("Access-Control-Request-Method", "DELETE");
            case 11 -> request.header("traceparent", "00-zz-zz-zz").header("tracestate", "=,".repeat(200));
            case 12 -> request.header("Sec-Fetch-Site", "cross-site");
            default -> request.header("HX-Request", "true").header("HX-Current-URL", "javascript:1");
        }
    }

    private static void cookie(Request request, Aim aim, Chance chance) {
        request.replace(
                "Cookie",
                chance.of(List.of(
                        "",
                        "=",
                        ";;;",
                        "penglai_session",
                        "penglai_session=",
                        "penglai_session=" + "A".repeat(43),
                        "penglai_session=\u00ff\u0080",
                        "penglai_session=\"a;b\"",
                        "penglai_session='; DROP TABLE web_session; --",
                        "penglai_language=../../etc; penglai_session=%00",
                        "$Version=1; penglai_session=a; $Path=/",
                        "a=b; ".repeat(1_500),
                        "penglai_session=" + "x".repeat(9_000))));
    }

    private static void broken(Request request, Aim aim, Chance chance) {
        switch (chance.below(9)) {
            case 0 -> request.header("X-Nul", "a\u0000b");
            case 1 -> request.header("X Space", "a");
            case 2 -> request.header("", "a");
            case 3 -> request.header("X-Folded", "a\r\n b");
            case 4 -> request.header("X-Cr", "a\rb");
            case 5 -> request.header("X-Control", "\u0001\u0002\u001b[31m");
            case 6 -> request.header("\u00ff\u00fe", "a");
            case 7 -> request.header("X-Escape", "a\r\n\tContent-Length: 0");
            default -> request.header("Authorization ", "Bearer x");
        }
    }
}
