package org.penglai.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code /metrics} said once. */
record Scrape(Map<String, Double> series) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Scrape of(URI management) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(management.resolve("/metrics")).build(), HttpResponse.BodyHandlers.ofString());
        var series = new LinkedHashMap<String, Double>();
        answer.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var end = line.lastIndexOf(' ');
            series.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
        return new Scrape(series);
    }

    /** The sum of the series of that name which carry all those labels, written {@code label="value"}. */
    double value(String name, String... labels) {
        return series.entrySet().stream()
                .filter(entry -> name(entry.getKey()).equals(name))
                .filter(entry -> Arrays.stream(labels).allMatch(entry.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    Set<String> names() {
        return series.keySet().stream().map(Scrape::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String key) {
        return key.contains("{") ? key.substring(0, key.indexOf('{')) : key;
    }
}
