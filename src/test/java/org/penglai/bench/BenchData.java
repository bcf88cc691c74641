package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The folder of real texts, schemes and distributions that some benchmarks need; it is no part of the project. */
public final class BenchData {

    private static final String PROPERTY = "bench.data";

    private final Path folder;

    private BenchData(Path folder) {
        this.folder = folder;
    }

    /** The folder that {@code -Dbench.data=…} names; fails with what to do where it names none. */
    public static BenchData require() {
        var named = System.getProperty(PROPERTY, "");
        assertThat(named)
                .as(
                        "this benchmark measures on real texts: say where they are with -Dbench.data=FOLDER, the folder that "
                                + "holds patents-zh.jsonl, relevance/ and distributions/")
                .isNotBlank();
        var folder = Path.of(named).toAbsolutePath();
        assertThat(folder.resolve("patents-zh.jsonl"))
                .as("-Dbench.data=%s names no folder with patents-zh.jsonl in it", named)
                .isRegularFile();
        return new BenchData(folder);
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Each line of a file of JSON objects. */
    public void objects(String name, Consumer<JsonObject> taker) throws IOException {
        try (var lines = Files.lines(path(name))) {
            lines.filter(line -> !line.isBlank()).forEach(line -> taker.accept(new JsonObject(line)));
        }
    }

    /** The cells of a simple table without its heading: no cell holds the separator. */
    public List<String[]> cells(String name, String separator) throws IOException {
        var rows = new ArrayList<String[]>();
        try (var lines = Files.lines(path(name))) {
            lines.skip(1).forEach(line -> rows.add(line.replace("\uFEFF", "").split(separator, -1)));
        }
        return rows;
    }
}
