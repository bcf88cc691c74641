package org.penglai.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that was sent when its writer's session was over, kept until they have signed in again, so that nothing typed is lost.
 *
 * @param target where it was sent
 * @param back the page that showed it
 * @param fields every field as typed, the key that lets it count once among them
 */
public record Unsent(String target, String back, Map<String, List<String>> fields) {

    /** Where it is shown after signing in. */
    public static final String PAGE = "/resume";

    public Unsent {
        fields = Map.copyOf(fields);
    }

    /**
     * The form, unless another site may have sent it, or a program that stays on the page: what nobody meant to send here must
     * not wait for them.
     */
    static java.util.Optional<Unsent> of(Call call) {
        var own = call.header("sec-fetch-site").filter("same-origin"::equals).isPresent();
        var stays = call.header("hx-request").isPresent();
        if (!own || stays || call.form().values().isEmpty() || !OwnPath.isOwn(call.uri())) {
            return java.util.Optional.empty();
        }
        var fields = new LinkedHashMap<>(call.form().values());
        fields.remove("_csrf");
        fields.remove("_back");
        return java.util.Optional.of(new Unsent(call.uri(), call.formPage(), fields));
    }
}
