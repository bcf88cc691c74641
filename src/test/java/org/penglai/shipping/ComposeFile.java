package org.penglai.shipping;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The compose file as a compose program sees it: anchors resolved, variables filled in.
 *
 * @param text as it is written
 * @param document with the variables filled in
 */
record ComposeFile(String text, JsonObject document) {

    static final Map<String, String> VARIABLES =
            Map.of("PENGLAI_HOST", "penglai.example", "PENGLAI_LOGIN_HOST", "login.penglai.example");

    static ComposeFile read() {
        var text = Pom.read(Path.of("docker-compose.yml"));
        var filled = text;
        for (var variable : VARIABLES.entrySet()) {
            filled = filled.replaceAll("\\$\\{" + variable.getKey() + "(:\\?[^}]*)?}", variable.getValue());
        }
        Map<String, Object> loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(filled);
        return new ComposeFile(text, new JsonObject(loaded).copy());
    }

    /** The services by name. */
    Map<String, JsonObject> services() {
        return objects("services");
    }

    /** The objects of a section by name; an empty one where only the name stands. */
    Map<String, JsonObject> objects(String section) {
        var all = document.getJsonObject(section);
        return all.fieldNames().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> all.getValue(name) == null ? new JsonObject() : all.getJsonObject(name),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The service's environment. */
    static Map<String, String> environment(JsonObject service) {
        return service.getJsonObject("environment", new JsonObject()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    /** The service's list of that name. */
    static JsonArray list(JsonObject service, String name) {
        return service.getJsonArray(name, new JsonArray());
    }
}
