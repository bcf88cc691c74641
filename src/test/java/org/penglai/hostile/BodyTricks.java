package org.penglai.hostile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What can be wrong with a body: types, fields, sizes, depths, letters. */
final class BodyTricks {

    private static final Predicate<Aim> JSON = aim -> aim.sends(Aim.JSON);
    private static final Predicate<Aim> FORM = aim -> aim.sends(Aim.FORM);

    /** Stands in a JSON text where a token is put that no JSON writer would write. */
    private static final String MARK = "@@token@@";

    private BodyTricks() {}

    static List<Trick> all() {
        return List.of(
                Trick.of("wrong type", JSON, (request, aim, chance) -> token(request, aim, chance, type(chance))),
                Trick.of(
                        "odd token",
                        JSON,
                        (request, aim, chance) -> token(request, aim, chance, chance.of(Hostile.TOKENS))),
                Trick.of("hostile text", JSON, BodyTricks::text),
                Trick.of("missing field", JSON, BodyTricks::missing),
                Trick.of("extra field", JSON, BodyTricks::extra),
                Trick.of("no object", JSON, (request, aim, chance) -> request.body(chance.of(Hostile.BODIES))),
                Trick.of("deep body", JSON, BodyTricks::deep),
                Trick.of("broken letters", JSON, BodyTricks::broken),
                Trick.of(
                        "other encoding",
                        JSON,
                        (request, aim, chance) -> request.body(aim.body()
                                .encode()
                                .getBytes(chance.once(2) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE))),
                Trick.of("cut off", JSON, (request, aim, chance) -> {
                    var whole = aim.body().encode();
                    request.body(whole.substring(0, chance.below(whole.length())));
                }),
                Trick.of(
                        "noise",
                        aim -> !aim.media().isEmpty(),
                        (request, aim, chance) -> request.body(chance.bytes(chance.between(1, 2_000)))),
                Trick.of("huge body", aim -> !aim.media().isEmpty() && !aim.sends(Aim.MULTIPART), BodyTricks::huge)
                        .alone(),
                Trick.of("hostile field", FORM, BodyTricks::field),
                Trick.of("missing field of form", FORM, BodyTricks::missingField),
                Trick.of(
                        "flood of fields",
                        FORM,
                        (request, aim, chance) ->
                                request.body(request.text() + "&" + "hostile=1&".repeat(chance.between(300, 3_000)))),
                Trick.of(
                        "odd form",
                        FORM,
                        (request, aim, chance) -> request.body(chance.of(List.of(
                                "%",
                                "=",
                                "&&&",
                                "%zz=1",
                                "a=%e4%b8",
                                "a=%00",
                                "=&=",
                                "a[b][c]=1",
                                "a=%u4e2d",
                                ";a=1",
                                "\u0000=1")))),
                Trick.of("broken multipart", aim -> aim.sends(Aim.MULTIPART), BodyTricks::multipart)
                        .alone());
    }

    private static String type(Chance chance) {
        return chance.of(List.of("7", "\"text\"", "true", "null", "[]", "{}", "[1]", "{\"a\":1}", "1.5"));
    }

    /** A place in the body where something can be put. */
    private record Slot(Object container, Object key) {
        void put(Object value) {
            if (container instanceof JsonObject object) {
                object.put((String) key, value);
            } else {
                ((JsonArray) container).set((Integer) key, value);
            }
        }
    }

    private static List<Slot> slots(Object value) {
        var slots = new ArrayList<Slot>();
        if (value instanceof JsonObject object) {
            for (var name : object.fieldNames()) {
                slots.add(new Slot(object, name));
                slots.addAll(slots(object.getValue(name)));
            }
        } else if (value instanceof JsonArray array) {
            for (var at = 0; at < array.size(); at++) {
                slots.add(new Slot(array, at));
                slots.addAll(slots(array.getValue(at)));
            }
        }
        return slots;
    }

    private static void token(Request request, Aim aim, Chance chance, String token) {
        var body = aim.body().copy();
        var slots = slots(body);
        if (slots.isEmpty()) {
            request.body("{\"a\":" + token + "}");
            return;
        }
        chance.of(slots).put(MARK);
        request.body(body.encode().replace("\"" + MARK + "\"", token));
    }

    private static void text(Request request, Aim aim, Chance chance) {
        var text = new StringBuilder("\"");
        chance.of(Hostile.TEXTS)
                .chars()
                .forEach(letter -> text.append(
                        letter < 0x20 || letter == '"' || letter == '\\' || letter >= 0xD800
                                ? "\\u%04x".formatted(letter)
                                : String.valueOf((char) letter)));
        token(request, aim, chance, text.append('"').toString());
    }

    private static void missing(Request request, Aim aim, Chance chance) {
        var body = aim.body().copy();
        var names = new ArrayList<>(body.fieldNames());
        if (!names.isEmpty()) {
            body.remove(chance.of(names));
        }
        request.body(body.encode());
    }

    private static void extra(Request request, Aim aim, Chance chance) {
        var name = chance.of(List.of("hostile", "id", "state", "version", "__proto__", "owner", "roles", "", "\u0000"));
        request.body(aim.body().copy().put(name, "1").encode());
    }

    private static void deep(Request request, Aim aim, Chance chance) {
        var depth = chance.between(33, 3_000);
        token(
                request,
                aim,
                chance,
                chance.once(2)
                        ? "[".repeat(depth) + "]".repeat(depth)
                        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    private static void broken(Request request, Aim aim, Chance chance) {
        var bad = chance.of(List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xe4, (byte) 0xb8},
                new byte[] {(byte) 0x80}));
        token(request, aim, chance, "\"" + MARK + "\"");
        var whole = request.text();
        var at = Math.max(0, whole.indexOf(MARK));
        var out = new ByteArrayOutputStream();
        out.writeBytes(whole.substring(0, at).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bad);
        out.writeBytes(
                whole.substring(Math.min(whole.length(), at + MARK.length())).getBytes(StandardCharsets.UTF_8));
        request.body(out.toByteArray());
    }

    private static void huge(Request request, Aim aim, Chance chance) {
        var size = chance.of(List.of(300_000, 1_000_000, 3_000_000));
        request.body(
                aim.sends(Aim.JSON)
                        ? "{\"a\":\"" + "x".repeat(size) + "\"}"
                        : request.text() + "&titleZh=" + "x".repeat(size));
    }

    private static void field(Request request, Aim aim, Chance chance) {
        var names = new ArrayList<>(aim.body().fieldNames());
        names.addAll(List.of("_once", "_back", "version", "seen"));
        var fields = aim.body().copy().put(chance.of(names), chance.of(Hostile.TEXTS));
        request.body(form(fields.put("_csrf", aim.csrf())));
    }

    private static void missingField(Request request, Aim aim, Chance chance) {
        var fields = aim.body().copy();
        fields.remove(chance.of(new ArrayList<>(fields.fieldNames())));
        request.body(form(fields));
    }

    static String form(JsonObject fields) {
        var out = new StringBuilder();
        for (var name : fields.fieldNames()) {
            out.append(out.isEmpty() ? "" : "&")
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(String.valueOf(fields.getValue(name))));
        }
        return out.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void multipart(Request request, Aim aim, Chance chance) {
        var b = chance.of(List.of("b", "-", "x".repeat(70), "a b", "\"", "中"));
        var part = "--" + b + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n";
        var text = chance.of(List.of(
                "",
                "--" + b + "--\r\n",
                part,
                part + "\r\n%PDF-1.4",
                part + "Content-Length: 99999\r\n\r\nx\r\n--" + b + "--\r\n",
                part + "Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--" + b + "--\r\n",
                part + "Content-Transfer-Encoding: nonsense\r\n\r\nx\r\n--" + b + "--\r\n",
                part + "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "--\r\n--" + b + "--\r\n",
                "--" + b + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n--" + b + "--\r\n",
                "--" + b + "\r\nContent-Disposition: attachment; filename=\"a\"\r\n\r\nx\r\n--" + b + "--\r\n",
                "--" + b + "\r\nno colon\r\n\r\nx\r\n--" + b + "--\r\n",
                "--" + b + "\r\n" + "X: y\r\n".repeat(3_000) + "\r\nx\r\n--" + b + "--\r\n",
                (part + "\r\nx\r\n").repeat(400) + "--" + b + "--\r\n",
                "--" + b + "\r\nContent-Disposition: form-data; name=\"kind\"; charset=nonsense\r\n"
                        + "Content-Type: text/plain; charset=nonsense\r\n\r\nx\r\n--" + b + "--\r\n",
                "--" + b + "\r\nContent-Disposition: form-data; name*=nonsense''%zz\r\n\r\nx\r\n--" + b + "--\r\n",
                "--" + b
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%zz%00..%2f\r\n\r\nx\r\n--"
                        + b + "--\r\n"));
        var type = chance.of(List.of(
                "multipart/form-data; boundary=" + b,
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=\"" + b + "\"",
                "multipart/mixed; boundary=" + b,
                "multipart/form-data; boundary=" + "x".repeat(3_000)));
        request.replace("Content-Type", type).body(text);
    }
}
