package org.penglai.scenario;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;

/** Looks straight into the engines of a bed, past the servers. */
final class Indexed {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Indexed() {}

    /** The listings that a search of all would find, by id. */
    static List<String> ids(TestBed bed) {
        ask(bed, "POST", "/" + bed.indexPrefix() + "listing/_refresh");
        var answer = ask(
                bed,
                "GET",
                "/" + bed.indexPrefix()
                        + "listing/_search?size=10000&_source=false&stored_fields=_none_&docvalue_fields=id");
        var hits = new JsonObject(answer).getJsonObject("hits").getJsonArray("hits");
        return hits.stream()
                .map(hit -> ((JsonObject) hit)
                        .getJsonObject("fields")
                        .getJsonArray("id")
                        .getString(0))
                .toList();
    }

    /** The names of the indices of this bed's listings, shown or not. */
    static List<String> names(TestBed bed) {
        return ask(bed, "GET", "/_cat/indices/" + bed.indexPrefix() + "listing-*?h=index")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The names of the indices that are searched. */
    static List<String> shown(TestBed bed) {
        return ask(bed, "GET", "/_cat/aliases/" + bed.indexPrefix() + "listing?h=index")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static List<String> column(TestBed bed, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String ask(TestBed bed, String method, String path) {
        var request = HttpRequest.newBuilder(URI.create(bed.elasticsearch().uri() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new IllegalStateException("no answer to " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
