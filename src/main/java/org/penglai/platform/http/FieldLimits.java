package org.penglai.platform.http;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Refusal;

/**
 * How long what is typed into a page's form may be: as long as the contract lets the same field of the same operation be. A
 * browser holds people to less by itself, so whoever goes over is no browser.
 */
public final class FieldLimits {

    /** A field that the contract does not know by that name: as long as the longest that it knows. */
    private static final int OTHERS = 10_000;

    private static final String MAX = "maxLength";

    private final Map<String, Map<String, Integer>> byOperation = new HashMap<>();
    private final Contract contract;

    public FieldLimits(Contract contract) {
        this.contract = contract;
        contract.operations().values().forEach(operation -> {
            var limits = new HashMap<String, Integer>();
            properties(contract, operation).forEach(property -> {
                var most = most(contract.resolve((JsonObject) property.getValue()), contract);
                if (most > 0) {
                    limits.put(property.getKey(), most);
                }
            });
            byOperation.put(operation.id(), Map.copyOf(limits));
        });
    }

    private static JsonObject properties(Contract contract, Contract.Operation operation) {
        var body = operation.definition().getJsonObject("requestBody", new JsonObject());
        var content = body.getJsonObject("content", new JsonObject());
        return content.fieldNames().stream()
                .findFirst()
                .map(type -> contract.resolve(content.getJsonObject(type).getJsonObject("schema")))
                .map(schema -> schema.getJsonObject("properties", new JsonObject()))
                .orElseGet(JsonObject::new);
    }

    /** Of a list as many letters as all its items may have, with something between them; 0 where nothing is said. */
    private static int most(JsonObject schema, Contract contract) {
        var items = schema.getJsonObject("items");
        if (items == null) {
            return schema.getInteger(MAX, 0);
        }
        var each = longest(contract.resolve(items));
        return each == 0 ? 0 : schema.getInteger("maxItems", 0) * (each + 2);
    }

    /** An item out of a list of names is as long as the longest name. */
    private static int longest(JsonObject item) {
        var names = item.getJsonArray("enum");
        return names == null
                ? item.getInteger(MAX, 0)
                : names.stream()
                        .mapToInt(name -> name.toString().length())
                        .max()
                        .orElse(0);
    }

    /** The largest form of the operation. */
    long bytesMax(String operation, long usual) {
        var known = contract.operations().get(operation);
        return known == null ? usual : known.bytesMax(usual);
    }

    /** Refuses a form that holds anything longer. */
    void require(String operation, Form form) {
        var limits = byOperation.getOrDefault(operation, Map.of());
        var refusal = Refusal.invalid("request.body");
        form.values().forEach((field, values) -> {
            var most = limits.getOrDefault(field, OTHERS);
            if (length(values) > most) {
                refusal.violation("/" + field, MAX, Map.of("limit", most));
            }
        });
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static int length(List<String> values) {
        return values.stream().mapToInt(String::length).sum();
    }
}
