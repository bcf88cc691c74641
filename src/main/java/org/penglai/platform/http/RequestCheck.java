package org.penglai.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Refusal.Violation;
import org.penglai.platform.http.Contract.Operation;
import org.penglai.platform.http.Contract.Parameter;
import org.penglai.platform.json.Json;

/** Holds a request to the contract: parameters and JSON body, all that is wrong at once. */
final class RequestCheck {

    static final String JSON = "application/json";
    static final String MULTIPART = "multipart/form-data";

    private final Schemas schemas;

    RequestCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Refuses with 400 when a parameter is missing or not as the contract says. */
    void parameters(Operation operation, Call.Parameters given) {
        if (operation.isIdempotent() && !given.headers().containsKey("idempotency-key")) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "idempotency.key-required");
        }
        var violations = new ArrayList<Violation>();
        for (int at = 0; at < operation.parameters().size(); at++) {
            var parameter = operation.parameters().get(at);
            var values = values(parameter, given);
            if (values.isEmpty() && parameter.required() && !parameter.in().equals("path")) {
                requiredHeader(parameter);
                violations.add(new Violation(parameter.name(), "required", Map.of()));
            }
            if (values.size() > 1 && !"array".equals(parameter.schema().getString("type"))) {
                violations.add(new Violation(parameter.name(), "repeated", Map.of()));
            }
            outOfBounds(parameter, values.size()).ifPresent(violations::add);
            values.stream()
                    .map(value -> violation(parameter, value))
                    .flatMap(Optional::stream)
                    .forEach(violations::add);
        }
        refuse(violations, Refusal.Kind.MALFORMED, "request.parameters");
    }

    /** Refuses with 422 when the body is JSON but not as the contract says, 400 when it is not JSON. */
    Map<String, Object> body(Operation operation, String text) {
        Map<String, Object> body;
        try {
            body = Json.object(text);
        } catch (Json.Malformed malformed) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.not-json");
        }
        Letters.unsound(body).ifPresent(pointer -> {
            throw Refusal.invalid("request.body").violation(pointer, "letters");
        });
        var pointer = operation.pointer() + "/requestBody/content/application~1json/schema";
        refuse(schemas.violations(pointer, Schemas.wrapped(body)), Refusal.Kind.INVALID, "request.body");
        return body;
    }

    private static void requiredHeader(Parameter parameter) {
        if (parameter.name().equalsIgnoreCase("If-Match")) {
            throw Refusal.of(Refusal.Kind.PRECONDITION_REQUIRED, "edit.if-match-required");
        }
    }

    private static void refuse(List<Violation> violations, Refusal.Kind kind, String code) {
        if (!violations.isEmpty()) {
            var refusal = Refusal.of(kind, code);
            violations.forEach(
                    violation -> refusal.violation(violation.pointer(), violation.code(), violation.facts()));
            throw refusal;
        }
    }

    private static List<String> values(Parameter parameter, Call.Parameters given) {
        return switch (parameter.in()) {
            case "path" -> List.of(given.path().getOrDefault(parameter.name(), ""));
            case "query" -> given.query().getOrDefault(parameter.name(), List.of());
            case "header" ->
                Optional.ofNullable(given.headers().get(parameter.name().toLowerCase(java.util.Locale.ROOT))).stream()
                        .toList();
            default -> List.of();
        };
    }

    /** A list that is given must have as many items as the contract allows. */
    private static Optional<Violation> outOfBounds(Parameter parameter, int items) {
        var schema = parameter.schema();
        if (items > schema.getInteger("maxItems", Integer.MAX_VALUE)) {
            return Optional.of(
                    new Violation(parameter.name(), "maxItems", Map.of("limit", schema.getInteger("maxItems"))));
        }
        return items > 0 && items < schema.getInteger("minItems", 0)
                ? Optional.of(
                        new Violation(parameter.name(), "minItems", Map.of("limit", schema.getInteger("minItems"))))
                : Optional.empty();
    }

    /** Parameters are checked by the few keywords they use; JSON Schema's numbers need the text to be read first. */
    private Optional<Violation> violation(Parameter parameter, String value) {
        var schema = parameter.schema();
        var item = "array".equals(schema.getString("type")) ? schema.getJsonObject("items") : schema;
        Object typed;
        try {
            typed = switch (item.getString("type", "string")) {
                case "integer" -> Long.parseLong(value);
                case "boolean" -> truth(value);
                default -> value;
            };
        } catch (IllegalArgumentException wrongType) {
            return Optional.of(new Violation(parameter.name(), "type", Map.of("limit", item.getString("type"))));
        }
        return schemas.valueViolations(item, typed).stream()
                .findFirst()
                .map(found -> new Violation(parameter.name(), found.code(), new LinkedHashMap<>(found.facts())));
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }
}
