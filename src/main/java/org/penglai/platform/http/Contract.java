package org.penglai.platform.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAPI document: the root and one fragment per feature, put together at start-up. It decides the routes, checks
 * what comes in, and in the tests what goes out.
 */
public final class Contract {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build());

    /**
     * One operation.
     *
     * @param path as in the contract, with {@code {name}} parameters
     * @param method upper-case verb
     * @param parameters references resolved
     * @param pointer JSON pointer of the operation in the document
     */
    public record Operation(
            String id, String path, String method, List<Parameter> parameters, JsonObject definition, String pointer) {

        /** Whether the operation wants an {@code Idempotency-Key}. */
        boolean isIdempotent() {
            return parameters.stream().anyMatch(parameter -> parameter.name().equalsIgnoreCase("Idempotency-Key"));
        }

        boolean requiresBody() {
            var body = definition.getJsonObject("requestBody");
            return body != null && body.getBoolean("required", false);
        }

        /** The largest body, where the contract lets it be larger than usual ({@code x-max-bytes}). */
        long bytesMax(long usual) {
            return Math.min(Limits.LARGEST_BODY_BYTES, definition.getLong("x-max-bytes", usual));
        }

        boolean accepts(String mediaType) {
            var body = definition.getJsonObject("requestBody");
            return body != null
                    && body.getJsonObject("content", new JsonObject()).containsKey(mediaType);
        }
    }

    /**
     * One parameter of an operation.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    public record Parameter(String name, String in, boolean required, JsonObject schema) {}

    private final JsonObject document;
    private final Map<String, Operation> operations;

    private Contract(JsonObject document) {
        this.document = document;
        this.operations = operations(document);
    }

    /** Puts the root and the fragments together; a path, schema or operation that stands twice does not load. */
    public static Contract load(List<String> fragments) {
        var root = read("openapi/penglai.yaml");
        for (var fragment : fragments) {
            var name = "openapi/" + fragment + ".yaml";
            var part = new JsonObject(read(name));
            merge(new JsonObject(root).getJsonObject("paths"), part.getJsonObject("paths", new JsonObject()), name);
            var parts = part.getJsonObject("components", new JsonObject());
            var whole = new JsonObject(root).getJsonObject("components");
            for (var section : parts.fieldNames()) {
                if (!whole.containsKey(section)) {
                    whole.put(section, new JsonObject());
                }
                merge(whole.getJsonObject(section), parts.getJsonObject(section), name);
            }
        }
        return new Contract(new JsonObject(root));
    }

    public JsonObject document() {
        return document;
    }

    public Map<String, Operation> operations() {
        return operations;
    }

    /** The whole document as YAML. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(document.getMap());
        } catch (IOException unwritable) {
            throw new IllegalStateException("the contract cannot be written", unwritable);
        }
    }

    /** Throws unless each operation has its endpoint and each endpoint its operation. */
    public void requireSame(Set<String> endpoints) {
        var missing = new TreeSet<>(operations.keySet());
        missing.removeAll(endpoints);
        var surplus = new TreeSet<>(endpoints);
        surplus.removeAll(operations.keySet());
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            throw new IllegalStateException("contract and endpoints differ: operations without endpoint " + missing
                    + ", endpoints without operation " + surplus);
        }
    }

    /** Follows a local reference, once. */
    JsonObject resolve(JsonObject object) {
        var reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        var at = document;
        for (var step : reference.substring(2).split("/")) {
            at = at.getJsonObject(step.replace("~1", "/").replace("~0", "~"));
            if (at == null) {
                throw new IllegalStateException("the contract refers to nothing: " + reference);
            }
        }
        return at;
    }

    private Map<String, Operation> operations(JsonObject whole) {
        var found = new LinkedHashMap<String, Operation>();
        var paths = whole.getJsonObject("paths");
        for (var path : paths.fieldNames()) {
            var item = paths.getJsonObject(path);
            item.fieldNames().stream().filter(VERBS::contains).forEach(verb -> {
                var operation = operation(path, verb, item);
                if (found.put(operation.id(), operation) != null) {
                    throw new IllegalStateException("operationId stands twice: " + operation.id());
                }
            });
        }
        return Map.copyOf(found);
    }

    private Operation operation(String path, String verb, JsonObject item) {
        var definition = item.getJsonObject(verb);
        var id = definition.getString("operationId");
        if (id == null) {
            throw new IllegalStateException("no operationId: " + verb + " " + path);
        }
        if (definition.getJsonObject("requestBody", new JsonObject()).containsKey("$ref")) {
            throw new IllegalStateException("a body stands in its operation, not elsewhere: " + id);
        }
        var parameters = new ArrayList<Parameter>();
        for (var declared : definition.getJsonArray("parameters", new io.vertx.core.json.JsonArray())) {
            var parameter = resolve((JsonObject) declared);
            parameters.add(new Parameter(
                    parameter.getString("name"),
                    parameter.getString("in"),
                    parameter.getBoolean("required", false),
                    schema(parameter.getJsonObject("schema"))));
        }
        var pointer = "#/paths/" + fragment(path) + "/" + verb;
        return new Operation(
                id, path, verb.toUpperCase(java.util.Locale.ROOT), List.copyOf(parameters), definition, pointer);
    }

    /** The path as one step of a pointer that stands in an address: braces are escaped there. */
    private static String fragment(String path) {
        return path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    /** A parameter's schema, and that of its items, with what they refer to in its place. */
    private JsonObject schema(JsonObject declared) {
        var schema = resolve(declared);
        var items = schema.getJsonObject("items");
        return items == null ? schema : schema.copy().put("items", resolve(items));
    }

    private static void merge(JsonObject whole, JsonObject part, String file) {
        for (var name : part.fieldNames()) {
            if (whole.containsKey(name)) {
                throw new IllegalStateException("stands twice in the contract: " + name + " (" + file + ")");
            }
            whole.put(name, part.getValue(name));
        }
    }

    private static Map<String, Object> read(String name) {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("contract fragment is missing: " + name);
            }
            return YAML.readValue(in, OBJECT);
        } catch (IOException unreadable) {
            throw new IllegalStateException("contract fragment cannot be read: " + name, unreadable);
        }
    }
}
