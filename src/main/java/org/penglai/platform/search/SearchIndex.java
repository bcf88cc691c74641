package org.penglai.platform.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An alias over versioned indices. Every write carries the version of the row that it shows: the engine refuses older
 * ones, so that replays and reordering do no harm. A rebuild fills a new index beside the old one while writes go to
 * both, then the alias moves in one step; the index before it goes with {@link #removeUnused}, once no search reads it.
 * One rebuild at a time: who calls it holds a lease on it.
 */
public final class SearchIndex {

    /** Writes of one bulk call: some megabytes at most, so that neither side holds much. */
    private static final int BATCH = 500;

    /** Bulk calls of a rebuild under way at once: the engine writes the one while the next is made. */
    private static final int WRITERS = 3;

    /** What is being built is not searched. */
    private static final String NEVER = "-1";

    /** What the engine says of an index that is not there yet, or not in this moment. */
    private static final Set<String> AWAY = Set.of("index_not_found_exception", "no_shard_available_action_exception");

    /** How the alias stands at the body that this program was built with. */
    public enum Standing {
        /** Never built, and empty but for writes since: to be rebuilt. */
        NEW,
        /** Answers, but was made from another body: to be rebuilt. */
        OUTDATED,
        READY
    }

    /** One write. */
    public sealed interface Write {

        /** Shows the document, unless a newer version is shown already. */
        record Put(String id, long version, Map<String, Object> document) implements Write {}

        /** Takes the document away, unless a newer version is shown already. */
        record Remove(String id, long version) implements Write {}
    }

    private final SearchEngine engine;
    private final String alias;
    private final IndexBody body;

    /**
     * @param alias the name that is searched, such as {@code listing}
     * @param mapping the file in {@code search-mappings}, such as {@code listing-v2}
     */
    public SearchIndex(SearchEngine engine, String alias, String mapping) {
        this.engine = engine;
        this.alias = alias;
        this.body = IndexBody.of(mapping);
    }

    /** Makes an empty index when there is none, and says how the alias stands. */
    public Standing prepare() {
        forbidMakingByWrites();
        var shown = indices(alias);
        if (shown.isEmpty()) {
            engine.createIndex("/" + empty(), body.body()); // another server may have been first
            move(List.of(aliasAction("add", empty(), alias)));
            return Standing.NEW;
        }
        if (shown.contains(empty())) {
            return Standing.NEW;
        }
        return shown.getFirst().startsWith(prefix()) ? Standing.READY : Standing.OUTDATED;
    }

    /**
     * Writes to the index that is being built, and to the one that is shown: in this order, so that a write which comes too
     * late for the one meets the same index as the other. It goes by alias, since by its own name an index that was removed
     * meanwhile would be made again. Refused with {@code search.unavailable} while no index stands.
     */
    public void write(List<Write> writes) {
        var standing = engine.get("/_cat/aliases/" + alias + "," + building() + "?format=json&h=alias")
                .findValuesAsText("alias");
        if (!standing.contains(alias)) {
            throw SearchEngine.unavailable(new IllegalStateException("no index stands yet"));
        }
        if (standing.contains(building())) {
            write(building(), writes, /* mayBeGone= */ true);
        }
        write(alias, writes, /* mayBeGone= */ false);
    }

    /**
     * Builds a new index and shows it.
     *
     * @param documents opened after writes have begun to reach the new index, so that nothing falls between; it reads
     *     what is committed
     * @param beforeShown called when all is written; it throws when the index is not to be shown
     * @return how many documents were read
     */
    public long rebuild(Supplier<Stream<Write.Put>> documents, Runnable beforeShown) {
        removeUnused();
        var next = prefix() + (highestNumber() + 1);
        create(next);
        refreshEvery(next, NEVER);
        move(List.of(aliasAction("add", next, building())));
        long count;
        try (var read = documents.get()) {
            count = read.gather(Gatherers.windowFixed(BATCH))
                    .gather(Gatherers.mapConcurrent(WRITERS, batch -> {
                        write(building(), batch, /* mayBeGone= */ false);
                        return batch.size();
                    }))
                    .mapToLong(Integer::longValue)
                    .sum();
        }
        refreshEvery(next, body.refreshInterval());
        refresh(next);
        beforeShown.run();
        show(next);
        return count;
    }

    /** Searches the alias. */
    public JsonNode search(Object request) {
        return engine.search("/" + alias + "/_search", request);
    }

    /** Asks several searches of the alias in one call; the answers come in the same order. */
    public List<JsonNode> searchAll(String preference, List<?> requests) {
        var lines = new ArrayList<Object>();
        for (var request : requests) {
            lines.add(Map.of("preference", preference));
            lines.add(request);
        }
        var answers = engine.searchAll("/" + alias + "/_msearch", lines).path("responses");
        answers.forEach(SearchIndex::requireAnswer);
        return StreamSupport.stream(answers.spliterator(), false).toList();
    }

    /** Opens a view of the alias as it stands now, and answers its name. */
    public String openView(Duration kept) {
        return engine.search("/" + alias + "/_pit?keep_alive=" + kept.toSeconds() + "s", Map.of())
                .path("id")
                .asText();
    }

    /** Searches a view, and keeps it as long again; nothing where it is gone. */
    public Optional<JsonNode> searchView(String view, Duration kept, Map<String, Object> request) {
        var inView = new LinkedHashMap<>(request);
        inView.put("pit", Map.of("id", view, "keep_alive", kept.toSeconds() + "s"));
        return engine.searchIfThere("/_search", inView);
    }

    /** The tokens that the analyzer makes of the texts, one after another. */
    public JsonNode analyze(String analyzer, List<String> texts) {
        return engine.search("/" + alias + "/_analyze", Map.of("analyzer", analyzer, "text", texts))
                .path("tokens");
    }

    /** What the index was made from: another edition cuts texts otherwise, or holds other fields. */
    public String edition() {
        return body.digest();
    }

    /** The body that the index is made from. */
    public Map<String, Object> body() {
        return body.body();
    }

    /** The terms into which texts are cut, with how many documents hold each; the answers come in the same order. */
    public List<JsonNode> terms(List<?> documents) {
        var answers = engine.search("/" + alias + "/_mtermvectors", Map.of("docs", documents))
                .path("docs");
        answers.forEach(SearchIndex::requireAnswer);
        return StreamSupport.stream(answers.spliterator(), false).toList();
    }

    /** Makes all writes so far visible at once; they become so by themselves within a second. */
    public void refresh() {
        refresh(alias);
    }

    private void write(String name, List<? extends Write> writes, boolean mayBeGone) {
        var lines = new ArrayList<Object>();
        for (var write : writes) {
            switch (write) {
                case Write.Put put -> {
                    lines.add(Map.of("index", versioned(put.id(), put.version())));
                    lines.add(put.document());
                }
                case Write.Remove remove -> lines.add(Map.of("delete", versioned(remove.id(), remove.version())));
            }
        }
        var answer = engine.bulk("/" + name + "/_bulk?require_alias=true", lines);
        if (answer.path("errors").asBoolean()) {
            answer.path("items").forEach(item -> requireWritten(item, mayBeGone));
        }
    }

    /** At an equal version the later write wins: what is shown may change without a new version of the row. */
    private static Map<String, Object> versioned(String id, long version) {
        return Map.of("_id", id, "version", version, "version_type", "external_gte");
    }

    private static void requireWritten(JsonNode item, boolean mayBeGone) {
        var outcome = item.elements().next();
        var status = outcome.path("status").asInt();
        var isNewerShown = status == 409;
        var isGone = mayBeGone && status == 404;
        if (status >= 400 && !isNewerShown && !isGone && outcome.has("error")) {
            throw failure(status, outcome.path("error"));
        }
    }

    private static void requireAnswer(JsonNode answer) {
        if (answer.has("error")) {
            var error = answer.path("error");
            var isAway = AWAY.contains(error.path("type").asText()); // said without a status where terms are asked for
            throw failure(answer.path("status").asInt(isAway ? 404 : 0), error);
        }
    }

    private static RuntimeException failure(int status, JsonNode error) {
        var fault = new IllegalStateException("search engine refused the request: " + error);
        return status == 404 || status == 429 || status >= 500 ? SearchEngine.unavailable(fault) : fault;
    }

    /** The engine takes a removal with a version for a write, and would make an index under the name of a lost alias. */
    private void forbidMakingByWrites() {
        engine.act(
                "PUT",
                "/_index_template/" + alias,
                Map.of("index_patterns", List.of(alias, alias + "-*"), "allow_auto_create", false));
    }

    private void create(String name) {
        engine.act("PUT", "/" + name, body.body());
    }

    /** The index that stands until the first rebuild is done. */
    private String empty() {
        return prefix() + 0;
    }

    private int highestNumber() {
        return names("/_cat/indices/" + prefix() + "*?format=json&h=index").stream()
                .map(name -> name.substring(prefix().length()))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private void show(String next) {
        var actions = new ArrayList<Map<String, Object>>();
        indices(alias).forEach(old -> actions.add(aliasAction("remove", old, alias)));
        actions.add(aliasAction("add", next, alias));
        move(actions);
        // in a second step, so that a write meets the new index under one name at least
        move(List.of(aliasAction("remove", next, building())));
    }

    /**
     * Removes what a rebuild left behind: the index shown before, or one that was never finished. Not while another
     * rebuilds, and not before searches that began before the last one are done.
     */
    public void removeUnused() {
        var shown = indices(alias);
        if (shown.isEmpty()) {
            return; // nothing would be left
        }
        names("/_cat/indices/" + alias + "-v*?format=json&h=index").stream()
                .filter(name -> !shown.contains(name))
                .forEach(name -> engine.act("DELETE", "/" + name));
    }

    private void refreshEvery(String name, String interval) {
        engine.act("PUT", "/" + name + "/_settings", Map.of("index", Map.of("refresh_interval", interval)));
    }

    private void refresh(String target) {
        engine.act("POST", "/" + target + "/_refresh");
    }

    private String prefix() {
        return body.prefix(alias);
    }

    private String building() {
        return alias + "-building";
    }

    private void move(List<Map<String, Object>> actions) {
        engine.act("POST", "/_aliases", Map.of("actions", actions));
    }

    private static Map<String, Object> aliasAction(String verb, String index, String name) {
        return Map.of(verb, Map.of("index", index, "alias", name));
    }

    private List<String> indices(String aliases) {
        return names("/_cat/aliases/" + aliases + "?format=json&h=index");
    }

    private List<String> names(String path) {
        return engine.get(path).findValuesAsText("index").stream().distinct().toList();
    }
}
