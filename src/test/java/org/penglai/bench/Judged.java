package org.penglai.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts with queries whose answers were judged.
 *
 * @param texts the documents by their names in the judgements
 */
record Judged(String name, Map<String, Text> texts, List<Ask> asks) {

    private static final Set<String> WITH_ABSTRACTS = Set.of("bdci2022", "patentgpt", "cpc_sample");
    private static final double ALIKE = 0.75;

    /** A document. */
    record Text(String title, String abstractText, List<String> ipc) {
        String whole() {
            return abstractText.isEmpty() ? title : title + "。" + abstractText;
        }
    }

    /** A query with the gain of each judged document. */
    record Ask(String text, Map<String, Integer> gains) {}

    static Judged needs(BenchData data) throws IOException {
        var texts = new LinkedHashMap<String, Text>();
        data.objects("patents-zh.jsonl", one -> {
            if (WITH_ABSTRACTS.contains(one.getString("source"))) {
                texts.put(one.getString("id"), text(one));
            }
        });
        var gains = gains(data, "relevance/needs.qrels.tsv");
        var asks = new ArrayList<Ask>();
        data.objects("relevance/needs.queries.jsonl", need -> {
            var of = gains.getOrDefault(need.getString("id"), Map.of());
            if (of.values().stream().anyMatch(gain -> gain > 0)) {
                asks.add(new Ask(need.getString("text"), of));
            }
        });
        return new Judged("needs", texts, asks);
    }

    /** Titles alone: with symbols or class titles the measure would measure itself. */
    static Judged topical(BenchData data) throws IOException {
        var texts = new LinkedHashMap<String, Text>();
        data.objects("patents-zh.jsonl", one -> {
            if (one.getString("source").equals("ipc9740")) {
                texts.put(one.getString("id"), new Text(one.getString("title"), "", List.of()));
            }
        });
        var gains = gains(data, "relevance/ipc-topical.qrels.tsv");
        return new Judged("topical", texts, asks(data, "relevance/ipc-topical.queries.tsv", gains));
    }

    static Judged known(BenchData data) throws IOException {
        var texts = new LinkedHashMap<String, Text>();
        data.objects(
                "relevance/known-item.docs.jsonl",
                one -> texts.put(
                        one.getString("id", "csl" + texts.size()),
                        new Text(one.getString("title"), one.getString("abstract", ""), List.of())));
        var asks = new ArrayList<Ask>();
        for (var row : rows(data, "relevance/known-item.queries.tsv")) {
            asks.add(new Ask(row[1], Map.of(row[2].strip(), 1)));
        }
        return new Judged("known items", texts, asks);
    }

    /** English phrases and the Chinese ones that people judge alike. */
    static Judged translated(BenchData data) throws IOException {
        return phrases(data, "phrases, English to Chinese", true);
    }

    /** Chinese phrases and those judged alike that share no two characters in a row with them. */
    static Judged reworded(BenchData data) throws IOException {
        return phrases(data, "phrases, Chinese, no shared bigram", false);
    }

    private static Judged phrases(BenchData data, String name, boolean english) throws IOException {
        var texts = new LinkedHashMap<String, Text>();
        var alike = new LinkedHashMap<String, Map<String, Integer>>();
        for (var line : lines(data, "relevance/phrases.csv")) {
            var cells = cells(line);
            var target = cells.get(4);
            texts.putIfAbsent(target, new Text(target, "", List.of()));
            var anchor = cells.get(english ? 1 : 3);
            if (Double.parseDouble(cells.get(6)) >= ALIKE && (english || !shareAPair(anchor, target))) {
                alike.computeIfAbsent(anchor, none -> new LinkedHashMap<>()).put(target, 1);
            }
        }
        return new Judged(
                name,
                texts,
                alike.entrySet().stream()
                        .map(entry -> new Ask(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static boolean shareAPair(String one, String other) {
        var pairs = pairs(one);
        return pairs(other).stream().anyMatch(pairs::contains);
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (var at = 0; at + 1 < text.length(); at++) {
            pairs.add(text.substring(at, at + 2));
        }
        return pairs;
    }

    private static Text text(JsonObject one) {
        var ipc = new LinkedHashSet<String>();
        one.getJsonArray("ipc").forEach(symbol -> ipc.add(symbol.toString()));
        return new Text(one.getString("title"), one.getString("abstract", ""), List.copyOf(ipc));
    }

    private static List<Ask> asks(BenchData data, String name, Map<String, Map<String, Integer>> gains)
            throws IOException {
        var asks = new ArrayList<Ask>();
        for (var row : rows(data, name)) {
            if (gains.containsKey(row[0])) {
                asks.add(new Ask(row[1], gains.get(row[0])));
            }
        }
        return asks;
    }

    private static Map<String, Map<String, Integer>> gains(BenchData data, String name) throws IOException {
        var gains = new LinkedHashMap<String, Map<String, Integer>>();
        for (var row : rows(data, name)) {
            gains.computeIfAbsent(row[0], none -> new LinkedHashMap<>()).put(row[2], Integer.parseInt(row[3].strip()));
        }
        return gains;
    }

    private static List<String[]> rows(BenchData data, String name) throws IOException {
        try (var lines = Files.lines(data.path(name))) {
            return lines.map(line -> line.split("\t", -1)).toList();
        }
    }

    private static List<String> lines(BenchData data, String name) throws IOException {
        try (var lines = Files.lines(data.path(name))) {
            return lines.skip(1).toList();
        }
    }

    /** The cells of a line in which quotation marks may hold commas. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var sign : line.toCharArray()) {
            if (sign == '"') {
                isQuoted = !isQuoted;
            } else if (sign == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
