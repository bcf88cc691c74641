package org.penglai.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.penglai.platform.http.Contract;

/** Reads the contract for people: what each operation takes and answers, with references as links to shapes. */
final class DocsReader {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Contract contract;

    private DocsReader(Contract contract) {
        this.contract = contract;
    }

    static Docs read(Contract contract) {
        return new DocsReader(contract).docs();
    }

    private Docs docs() {
        var features = new TreeMap<String, List<Docs.Operation>>();
        contract.operations().values().stream()
                .sorted(Comparator.comparing(Contract.Operation::path).thenComparing(Contract.Operation::method))
                .forEach(operation -> features.computeIfAbsent(tag(operation), tag -> new ArrayList<>())
                        .add(operation(operation)));
        return new Docs(
                features.entrySet().stream()
                        .map(feature -> new Docs.Feature(feature.getKey(), List.copyOf(feature.getValue())))
                        .toList(),
                schemas());
    }

    private List<Docs.Schema> schemas() {
        var all = contract.document().getJsonObject("components").getJsonObject("schemas", new JsonObject());
        return all.fieldNames().stream()
                .sorted()
                .map(name -> {
                    var schema = all.getJsonObject(name);
                    return new Docs.Schema(name, text(schema, "description"), type(schema), fields(schema));
                })
                .toList();
    }

    private Docs.Operation operation(Contract.Operation operation) {
        var definition = operation.definition();
        var security = definition.getJsonArray("security");
        return new Docs.Operation(
                new Docs.Line(
                        operation.id(),
                        operation.method(),
                        operation.path(),
                        text(definition, "summary"),
                        text(definition, "description")),
                security != null && security.isEmpty(),
                parameters(definition),
                bodies(definition),
                responses(definition));
    }

    private List<Docs.Field> parameters(JsonObject definition) {
        return objects(definition.getJsonArray("parameters", new JsonArray())).stream()
                .map(this::resolved)
                .map(parameter -> new Docs.Field(
                        text(parameter, "name"),
                        text(parameter, "in"),
                        type(parameter.getJsonObject("schema", new JsonObject())),
                        parameter.getBoolean("required", false),
                        text(parameter, "description")))
                .toList();
    }

    private List<Docs.Body> bodies(JsonObject definition) {
        var content =
                definition.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        return content.fieldNames().stream()
                .map(mediaType -> {
                    var schema = content.getJsonObject(mediaType).getJsonObject("schema", new JsonObject());
                    return new Docs.Body(mediaType, type(schema), fields(schema));
                })
                .toList();
    }

    private List<Docs.Response> responses(JsonObject definition) {
        var all = definition.getJsonObject("responses", new JsonObject());
        return all.fieldNames().stream()
                .map(status -> {
                    var response = resolved(all.getJsonObject(status));
                    var content = response.getJsonObject("content", new JsonObject());
                    var mediaType = content.fieldNames().stream().findFirst().orElse("");
                    var type = mediaType.isEmpty()
                            ? Docs.Type.NONE
                            : type(content.getJsonObject(mediaType).getJsonObject("schema", new JsonObject()));
                    return new Docs.Response(status, text(response, "description"), mediaType, type);
                })
                .toList();
    }

    /** The members of an object; none where it is another shape by name, which has its own place. */
    private List<Docs.Field> fields(JsonObject schema) {
        var required = schema.getJsonArray("required", new JsonArray());
        var members = schema.getJsonObject("properties", new JsonObject());
        return members.fieldNames().stream()
                .map(name -> {
                    var member = members.getJsonObject(name);
                    return new Docs.Field(name, "", type(member), required.contains(name), text(member, "description"));
                })
                .toList();
    }

    private Docs.Type type(JsonObject schema) {
        var reference = schema.getString("$ref", "");
        if (reference.startsWith(SCHEMAS)) {
            return new Docs.Type("", reference.substring(SCHEMAS.length()), "");
        }
        var values = schema.getJsonArray("enum");
        if (values != null) {
            return new Docs.Type("", "", words(values, " | "));
        }
        var kinds = schema.getValue("type") instanceof JsonArray several ? words(several, " | ") : text(schema, "type");
        if (kinds.equals("array")) {
            var of = type(schema.getJsonObject("items", new JsonObject()));
            return new Docs.Type("[] " + of.text(), of.schema(), of.limits());
        }
        var format = text(schema, "format");
        return new Docs.Type(format.isEmpty() ? kinds : kinds + " (" + format + ")", "", limits(schema));
    }

    private static String limits(JsonObject schema) {
        var limits = new ArrayList<String>();
        range(schema, "minimum", "maximum", "", limits);
        range(schema, "minLength", "maxLength", " chars", limits);
        if (schema.containsKey("default")) {
            limits.add("default " + schema.getValue("default"));
        }
        if (schema.containsKey("const")) {
            limits.add(String.valueOf(schema.getValue("const")));
        }
        return String.join(", ", limits);
    }

    private static void range(JsonObject schema, String least, String most, String unit, List<String> limits) {
        var from = schema.getValue(least);
        var to = schema.getValue(most);
        if (from != null && to != null) {
            limits.add(from + " … " + to + unit);
        } else if (from != null) {
            limits.add("≥ " + from + unit);
        } else if (to != null) {
            limits.add("≤ " + to + unit);
        }
    }

    private JsonObject resolved(JsonObject object) {
        var reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        var at = contract.document();
        for (var step : reference.substring(2).split("/", -1)) {
            at = at.getJsonObject(step);
        }
        return at;
    }

    private static String tag(Contract.Operation operation) {
        return operation
                .definition()
                .getJsonArray("tags", JsonArray.of("service"))
                .getString(0);
    }

    private static String text(JsonObject object, String member) {
        return object.getValue(member) instanceof String text ? text : "";
    }

    private static String words(JsonArray values, String between) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
