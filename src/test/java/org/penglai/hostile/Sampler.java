package org.penglai.hostile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Makes a value that the contract's schema lets through, with every property filled in. */
final class Sampler {

    private static final int DEPTH_MAX = 6;

    private final JsonObject document;

    Sampler(JsonObject document) {
        this.document = document;
    }

    Object sample(JsonObject schema) {
        return sample(schema, 0);
    }

    private Object sample(JsonObject declared, int depth) {
        var schema = resolved(declared);
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValue(0);
        }
        if (schema.containsKey("const")) {
            return schema.getValue("const");
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> Math.max(1, schema.getInteger("minimum", 1));
            case "boolean" -> Boolean.TRUE;
            default -> string(schema);
        };
    }

    JsonObject resolved(JsonObject schema) {
        var reference = schema.getString("$ref");
        if (reference == null) {
            return schema;
        }
        var at = document;
        for (var step : reference.substring(2).split("/")) {
            at = at.getJsonObject(step);
        }
        return resolved(at);
    }

    private static String type(JsonObject schema) {
        var type = schema.getValue("type");
        if (type instanceof JsonArray several) {
            return several.getString(0);
        }
        return type == null ? (schema.containsKey("properties") ? "object" : "string") : type.toString();
    }

    private JsonObject object(JsonObject schema, int depth) {
        var object = new JsonObject();
        var properties = schema.getJsonObject("properties", new JsonObject());
        if (depth < DEPTH_MAX) {
            properties
                    .fieldNames()
                    .forEach(name -> object.put(name, sample(properties.getJsonObject(name), depth + 1)));
        }
        return object;
    }

    private JsonArray array(JsonObject schema, int depth) {
        var items = new JsonArray();
        if (depth < DEPTH_MAX && schema.containsKey("items")) {
            items.add(sample(schema.getJsonObject("items"), depth + 1));
        }
        return items;
    }

    private static String string(JsonObject schema) {
        return switch (schema.getString("format", "")) {
            case "date" -> "2026-01-15";
            case "date-time" -> "2026-01-15T08:00:00Z";
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            default -> schema.containsKey("pattern") ? "370602" : "样例 sample";
        };
    }
}
