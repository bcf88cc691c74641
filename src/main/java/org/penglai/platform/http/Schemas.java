package org.penglai.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.penglai.kernel.Refusal.Violation;

/** Checks values against the contract's schemas and says everything that is wrong, by JSON pointer. */
public final class Schemas {

    private static final String BASE = "https://penglai.invalid/";
    private static final String DOCUMENT = BASE + "openapi";

    private final JsonObject document;
    private final SchemaRepository repository;
    private final JsonSchemaOptions options =
            new JsonSchemaOptions().setBaseUri(BASE).setDraft(Draft.DRAFT202012).setOutputFormat(OutputFormat.Basic);
    private final Map<String, Validator> validators = new ConcurrentHashMap<>();

    public Schemas(Contract contract) {
        this.document = contract.document();
        this.repository = SchemaRepository.create(options);
        repository.dereference(DOCUMENT, JsonSchema.of(document.copy()));
    }

    /** What is wrong with the value under the schema that stands at the pointer of the contract; empty if nothing. */
    public List<Violation> violations(String pointer, Object value) {
        var validator = validators.computeIfAbsent(
                pointer,
                at -> repository.validator(JsonSchema.of(new JsonObject().put("$ref", DOCUMENT + at)), options));
        return violations(validator.validate(value), document);
    }

    /** What is wrong with a single value under a schema given in place, such as a parameter's. */
    List<Violation> valueViolations(JsonObject schema, Object value) {
        var validator = validators.computeIfAbsent(
                schema.encode(), text -> repository.validator(JsonSchema.of(schema.copy()), options));
        return violations(validator.validate(value), schema);
    }

    private static List<Violation> violations(OutputUnit outcome, JsonObject root) {
        if (outcome.getValid()) {
            return List.of();
        }
        var found = new LinkedHashSet<Violation>();
        for (var error : Objects.requireNonNullElse(outcome.getErrors(), List.<OutputUnit>of())) {
            violation(error, root, found);
        }
        found.removeIf(one -> one.code().equals("additionalProperties") && isSaidBetter(one, found));
        return found.isEmpty()
                ? List.of(new Violation("", "contract", Map.of("keyword", "schema")))
                : List.copyOf(found);
    }

    /** The validator calls a property surplus also when its value is wrong: the wrong value is what matters. */
    private static boolean isSaidBetter(Violation surplus, Set<Violation> found) {
        return found.stream()
                .filter(other -> !other.code().equals("additionalProperties"))
                .anyMatch(other -> other.pointer().equals(surplus.pointer())
                        || other.pointer().startsWith(surplus.pointer() + "/"));
    }

    /** Keywords that only repeat what a deeper error has said already are passed over. */
    private static void violation(OutputUnit error, JsonObject root, Set<Violation> found) {
        var keyword = last(error.getKeywordLocation());
        var pointer = pointer(error.getInstanceLocation());
        switch (keyword) {
            case "$ref", "properties", "items", "allOf", "anyOf", "oneOf", "prefixItems", "then", "else", "if" -> {}
            case "required" -> found.add(new Violation(pointer + "/" + quoted(error.getError()), keyword, Map.of()));
            default ->
                found.add(new Violation(
                        pointer,
                        known(keyword) ? keyword : "contract",
                        Map.of("limit", limit(error, root), "keyword", keyword)));
        }
    }

    /** The name that the validator puts last between double quotes. */
    private static String quoted(String said) {
        var end = said.lastIndexOf('"');
        return said.substring(said.lastIndexOf('"', end - 1) + 1, end);
    }

    /** The value of the keyword that was broken, such as the most characters allowed, in the contract or a schema given in place. */
    private static String limit(OutputUnit error, JsonObject root) {
        var absolute = String.valueOf(error.getAbsoluteKeywordLocation());
        var location = absolute.startsWith(DOCUMENT) ? absolute : error.getKeywordLocation();
        Object at = root;
        for (var step : location.substring(location.indexOf('#') + 1).split("/")) {
            var name = URLDecoder.decode(step, StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
            at = at instanceof JsonObject object && !name.isEmpty() ? object.getValue(name) : at;
        }
        return switch (at) {
            case JsonArray values ->
                String.join(", ", values.stream().map(String::valueOf).toList());
            case JsonObject object -> "";
            case null -> "";
            default -> at.toString();
        };
    }

    private static boolean known(String keyword) {
        return switch (keyword) {
            case "required",
                    "type",
                    "enum",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "minimum",
                    "maximum",
                    "minItems",
                    "maxItems",
                    "additionalProperties",
                    "format",
                    "const" -> true;
            default -> false;
        };
    }

    private static String pointer(String location) {
        return location.startsWith("#") ? location.substring(1) : location;
    }

    private static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Plain values as Vert.x's validator wants them. */
    static Object wrapped(Object plain) {
        return switch (plain) {
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((key, value) -> object.put((String) key, value == null ? null : wrapped(value)));
                yield object;
            }
            case List<?> list -> {
                var items = new ArrayList<@org.jspecify.annotations.Nullable Object>();
                list.forEach(item -> items.add(item == null ? null : wrapped(item)));
                yield new JsonArray(items);
            }
            default -> plain;
        };
    }
}
