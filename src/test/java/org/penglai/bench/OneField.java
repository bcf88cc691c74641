package org.penglai.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What the house is held against: texts in one field of the same engine, cut into bigrams or into the words of a well-known
 * dictionary segmenter (smartcn), ranked by BM25 at several settings, of which the best for each measure counts.
 */
final class OneField {

    private static final List<double[]> SETTINGS = List.of(
            new double[] {1.2, 0.75},
            new double[] {2.0, 0.75},
            new double[] {1.2, 0.4},
            new double[] {0.6, 0.5},
            new double[] {3.0, 0.75});
    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
    private static final int DEPTH = 1_000;
    private static final int BATCH = 500;
    private static final int TERMS_MAX = 1_000;

    private final HttpClient client;
    private final URI engine;
    private final String index;
    private final Analyzer analyzer;

    private OneField(HttpClient client, URI engine, String index, Analyzer analyzer) {
        this.client = client;
        this.engine = engine;
        this.index = index;
        this.analyzer = analyzer;
    }

    /** @param singles whether each character is a term beside its pairs */
    static OneField bigrams(HttpClient client, URI engine, String index, boolean singles) {
        return new OneField(client, engine, index, new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new StandardTokenizer();
                var folded = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
                var pairs = new CJKBigramFilter(folded, ALL_SCRIPTS, singles);
                return new TokenStreamComponents(tokenizer, new PorterStemFilter(pairs));
            }
        });
    }

    static OneField words(HttpClient client, URI engine, String index) {
        return new OneField(client, engine, index, new SmartChineseAnalyzer());
    }

    static int settings() {
        return SETTINGS.size();
    }

    /** In words. */
    static String setting(int number) {
        var setting = SETTINGS.get(number);
        return "k1 %.1f, b %.2f".formatted(setting[0], setting[1]);
    }

    void fill(Map<String, Judged.Text> texts) {
        var similarity = new JsonObject();
        var fields = new JsonObject().put("name", new JsonObject().put("type", "keyword"));
        for (var number = 0; number < SETTINGS.size(); number++) {
            similarity.put(
                    "s" + number,
                    new JsonObject()
                            .put("type", "BM25")
                            .put("k1", SETTINGS.get(number)[0])
                            .put("b", SETTINGS.get(number)[1]));
            fields.put(
                    "f" + number,
                    new JsonObject()
                            .put("type", "text")
                            .put("analyzer", "whitespace")
                            .put("similarity", "s" + number));
        }
        var settings = new JsonObject()
                .put("number_of_shards", 1)
                .put("number_of_replicas", 0)
                .put("similarity", similarity);
        send(
                "PUT",
                "/" + index,
                new JsonObject()
                        .put("settings", settings)
                        .put("mappings", new JsonObject().put("properties", fields))
                        .encode());
        var lines = new StringBuilder();
        var waiting = 0;
        for (var text : texts.entrySet()) {
            var cut = String.join(" ", terms(text.getValue().whole()));
            var document = new JsonObject().put("name", text.getKey());
            for (var number = 0; number < SETTINGS.size(); number++) {
                document.put("f" + number, cut);
            }
            lines.append("{\"index\":{}}\n").append(document.encode()).append('\n');
            if (++waiting % BATCH == 0) {
                send("POST", "/" + index + "/_bulk", lines.toString());
                lines.setLength(0);
            }
        }
        if (!lines.isEmpty()) {
            send("POST", "/" + index + "/_bulk", lines.toString());
        }
        send("POST", "/" + index + "/_refresh", "");
    }

    List<String> ranked(String query, int setting) {
        var terms = terms(query);
        var match = new JsonObject()
                .put(
                        "match",
                        new JsonObject()
                                .put(
                                        "f" + setting,
                                        String.join(" ", terms.subList(0, Math.min(TERMS_MAX, terms.size())))));
        var request = new JsonObject()
                .put("size", DEPTH)
                .put("_source", new JsonArray().add("name"))
                .put("query", match);
        var names = new ArrayList<String>();
        send("POST", "/" + index + "/_search", request.encode())
                .getJsonObject("hits")
                .getJsonArray("hits")
                .forEach(hit ->
                        names.add(((JsonObject) hit).getJsonObject("_source").getString("name")));
        return names;
    }

    private List<String> terms(String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("text", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return terms;
    }

    private JsonObject send(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(engine.resolve(path))
                    .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
