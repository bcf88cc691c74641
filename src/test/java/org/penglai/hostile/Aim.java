package org.penglai.hostile;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.platform.http.Contract;

/**
 * What shots are aimed at: one operation of the contract, or one address of a page, with a request to it that is
 * well-formed and comes from somebody who gets as far as the operation's own rule – which refuses it, because of the state
 * of the thing. So whatever a mutation leaves of it, it cannot succeed.
 *
 * @param template path with {@code {name}} parameters
 * @param operation of the contract; empty for a page
 * @param ids what its path parameters stand for in the base request
 * @param foreign what they stand for when the thing is another organisation's
 * @param token of the caller; empty for a page
 * @param session cookie of the caller; empty for the API
 * @param csrf what the session's forms bring back
 * @param body as JSON, or the form's fields
 * @param media type of the body; empty for none
 * @param reads whether it is open to be answered with success, since it changes nothing
 */
record Aim(
        String name,
        String method,
        String template,
        Optional<Contract.Operation> operation,
        Map<String, String> ids,
        List<Map<String, String>> foreign,
        String token,
        String session,
        String csrf,
        JsonObject body,
        String media,
        boolean reads) {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    /** Whether it is known which rule refuses it, so that a request to it may be right in all else. */
    boolean isRuled() {
        return reads || operation.map(known -> Aims.isRuled(known.id())).orElse(true);
    }

    boolean isApi() {
        return operation.isPresent();
    }

    boolean sends(String type) {
        return media.equals(type);
    }

    /** The path with these in the place of its parameters. */
    String path(Map<String, String> values) {
        var path = template;
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }

    String path() {
        return path(ids);
    }

    /** The same from somebody else. */
    Aim from(String otherToken, String otherSession, String otherCsrf) {
        var fields = sends(JSON) ? body : body.copy().put("_csrf", otherCsrf);
        return new Aim(
                name,
                method,
                template,
                operation,
                ids,
                foreign,
                otherToken,
                otherSession,
                otherCsrf,
                fields,
                media,
                reads);
    }

    /** The same at something else. */
    Aim at(Map<String, String> otherIds) {
        return new Aim(name, method, template, operation, otherIds, foreign, token, session, csrf, body, media, reads);
    }
}
