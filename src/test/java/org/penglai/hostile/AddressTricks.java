package org.penglai.hostile;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.penglai.platform.http.Contract.Parameter;

/** What can be wrong with an address: ids, path, query. */
final class AddressTricks {

    static final String PATH = "path trick";

    private static final int LINE_MAX = 8 * 1024;

    private AddressTricks() {}

    static List<Trick> all() {
        return List.of(
                Trick.of(
                        "random id",
                        AddressTricks::hasIds,
                        (request, aim, chance) ->
                                ids(request, aim, chance, chance.uuid().toString())),
                Trick.of(
                        "malformed id",
                        AddressTricks::hasIds,
                        (request, aim, chance) -> ids(request, aim, chance, chance.of(Hostile.IDS))),
                Trick.of(
                        "foreign thing",
                        aim -> !aim.foreign().isEmpty(),
                        (request, aim, chance) -> request.target = aim.path(chance.of(aim.foreign()))),
                Trick.of(PATH, aim -> true, AddressTricks::path),
                Trick.of("target that is no path", aim -> true, AddressTricks::target)
                        .alone(),
                Trick.of("hostile query", aim -> true, AddressTricks::query),
                Trick.of("hostile parameter", AddressTricks::hasQuery, AddressTricks::parameter),
                Trick.of(
                        "flood of parameters",
                        aim -> true,
                        (request, aim, chance) -> request.target += "?"
                                + IntStream.range(0, chance.between(100, 900))
                                        .mapToObj(at -> "a" + at % 7 + "=" + at)
                                        .collect(Collectors.joining("&"))),
                Trick.of(
                                "long line",
                                aim -> true,
                                (request, aim, chance) ->
                                        request.target += "?q=" + "x".repeat(LINE_MAX + chance.below(20_000)))
                        .alone()
                        .answered(414));
    }

    private static boolean hasIds(Aim aim) {
        return !aim.ids().isEmpty();
    }

    private static boolean hasQuery(Aim aim) {
        return aim.operation().stream()
                .flatMap(known -> known.parameters().stream())
                .anyMatch(AddressTricks::isQuery);
    }

    private static boolean isQuery(Parameter parameter) {
        return parameter.in().equals("query");
    }

    private static void ids(Request request, Aim aim, Chance chance, String id) {
        var ids = new HashMap<>(aim.ids());
        ids.put(chance.of(ids.keySet().stream().sorted().toList()), id);
        request.target = aim.path(ids);
    }

    private static void path(Request request, Aim aim, Chance chance) {
        var path = request.target;
        var last = path.lastIndexOf('/');
        var at = chance.below(path.length());
        request.target = chance.of(List.of(
                path + "/",
                path + "//",
                "/" + path,
                path + "/.",
                path + "/..",
                path + "/%2e%2e/%2e%2e",
                path + "/%2e",
                path + "/..;/",
                path + ";a=b",
                path + "%3Ba",
                path + "%00",
                path + "%00.json",
                path + ".json",
                path + "%20",
                path + "%09",
                path + "%0a",
                path + "%0d%0aX:%20y",
                path + "%",
                path + "%2",
                path + "%zz",
                path + "%u002f",
                path + "%c0%af",
                path + "%e0%80%af",
                path + "%2f..%2f..%2f..%2fetc%2fpasswd",
                path + "/../../../../../../etc/passwd",
                path + "%252f..%252f",
                path + "\\..\\..",
                path + "#fragment",
                path + "??",
                path + "?%",
                path + "?%zz=%zz",
                path.substring(0, last) + "%2f" + path.substring(last + 1),
                path.substring(0, last) + "%252f" + path.substring(last + 1),
                path.substring(0, last) + "//" + path.substring(last + 1),
                path.substring(0, last) + "/./" + path.substring(last + 1) + "/",
                path.substring(0, last) + "\\" + path.substring(last + 1),
                path.substring(0, last) + ";/" + path.substring(last + 1),
                path.substring(0, at) + "%" + Integer.toHexString(path.charAt(at)) + "%41",
                path.toUpperCase(java.util.Locale.ROOT),
                path + "/" + "a/".repeat(500)));
    }

    private static void target(Request request, Aim aim, Chance chance) {
        var path = request.target;
        request.target = chance.of(List.of(
                "http://localhost" + path + "x",
                "http://other.example" + path + "x",
                "https://user:word@other.example:99999" + path + "x",
                "//other.example" + path,
                "*",
                "",
                path.substring(1),
                "?" + path,
                "#",
                "::",
                "http://[::1" + path,
                "http://" + path,
                "file://" + path,
                "\u0001",
                path + " x",
                path + "\u0000",
                path + "\u00ff",
                path + "\t",
                "/" + "%2e%2e/".repeat(300)));
    }

    private static void query(Request request, Aim aim, Chance chance) {
        var name = chance.of(List.of("q", "limit", "after", "on", "state", "back", "to", "code", "done", "patent", ""));
        var odd = chance.of(List.of(
                "%00",
                "%ff",
                "%ed%a0%80",
                "%0d%0aSet-Cookie:%20hostile=1",
                "%",
                "%2",
                "%zz",
                "[]",
                "//other.example",
                "/%5cother.example",
                "/%09/other.example",
                "%2f%2500",
                "/%0d%0aX:y",
                "%e2%80%ae",
                "javascript:alert(1)"));
        request.target += "?" + name + "=" + (chance.once(2) ? odd : BodyTricks.encoded(text(chance)));
    }

    private static String text(Chance chance) {
        var text = chance.of(Hostile.TEXTS);
        return text.substring(0, Math.min(text.length(), 500));
    }

    private static void parameter(Request request, Aim aim, Chance chance) {
        var parameters = aim.operation().orElseThrow().parameters().stream()
                .filter(AddressTricks::isQuery)
                .toList();
        var query = IntStream.range(0, chance.between(1, 4))
                .mapToObj(at -> chance.of(parameters).name() + "=" + BodyTricks.encoded(text(chance)))
                .collect(Collectors.joining("&"));
        request.target += "?" + query;
    }
}
