package org.penglai.app;

import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penglai.discovery.IpcImporting;
import org.penglai.discovery.IpcRow;
import org.penglai.discovery.file.IpcFiles;
import org.penglai.kernel.Refusal;

/**
 * {@code import-ipc [--edition=2026.01] FILE…} takes official files of the patent classification in: WIPO's scheme as XML,
 * which names its edition itself, or tables (CSV), which do not. Rows that tell of nothing are printed one by one. Where
 * anything changed, the search is built anew, since it finds listings by the subjects of their symbols.
 */
final class CommandsForIpc {

    private static final String EDITION = "--edition=";
    private static final int WRONG = 2;

    private final Config config;

    CommandsForIpc(Config config) {
        this.config = config;
    }

    /** The exit status: 0 when all rows were taken, 1 when some were not, 2 when it was called wrongly. */
    int run(String[] arguments) {
        var edition = "";
        var files = new ArrayList<Path>();
        for (var argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.startsWith(EDITION)) {
                edition = argument.substring(EDITION.length());
            } else {
                files.add(Path.of(argument));
            }
        }
        var wrong = wrong(edition, files);
        if (!wrong.isEmpty()) {
            System.err.println(wrong);
            return WRONG;
        }
        return run(edition, files);
    }

    private static String wrong(String edition, List<Path> files) {
        if (files.isEmpty()) {
            return "usage: import-ipc [--edition=YYYY.MM] FILE…  (the official scheme as XML, or tables as CSV)";
        }
        if (!edition.isEmpty() && !edition.matches("(?:19|20)\\d{2}\\.(?:0[1-9]|1[0-2])")) {
            return "an edition is written like 2026.01: " + edition;
        }
        if (edition.isEmpty()
                && files.stream().anyMatch(file -> !file.toString().endsWith(".xml"))) {
            return "a table does not name its edition: say --edition=YYYY.MM";
        }
        return files.stream()
                .filter(file -> !Files.isReadable(file))
                .findFirst()
                .map(file -> "cannot be read: " + file)
                .orElse("");
    }

    private int run(String edition, List<Path> files) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, config);
        try {
            var rejected = 0;
            var changed = 0;
            for (var file : files) {
                var report = made.discovery.ipcImporting.run(IpcFiles.at(file, edition));
                print(file, report);
                rejected += report.rejected().size();
                changed += report.written().added() + report.written().changed();
            }
            if (changed > 0) {
                show(made);
            }
            return rejected == 0 ? 0 : 1;
        } catch (UncheckedIOException unreadable) {
            System.err.println("cannot be read: " + unreadable.getMessage());
            return WRONG;
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    /** Listings are found by the subjects of their symbols, so the index is built anew beside the one that is searched. */
    private static void show(Wiring made) {
        var isShown = false;
        try {
            isShown = made.leases.now(Jobs.SEARCH_INDEX, made.indexing::rebuild);
        } catch (Refusal away) {
            System.err.println(away.code());
        }
        System.out.println(
                isShown
                        ? "the search finds listings by these subjects"
                        : "the search will find listings by these subjects after: reindex");
    }

    private static void print(Path file, IpcImporting.Report report) {
        for (var row : report.rejected()) {
            System.out.println(file.getFileName() + ":" + row.line() + " " + reason(row.why()) + ": " + row.text());
        }
        System.out.printf(
                "%s: %d rows, %d new, %d changed, %d unchanged, %d rejected%n",
                file.getFileName(),
                report.rows(),
                report.written().added(),
                report.written().changed(),
                report.unchanged(),
                report.rejected().size());
    }

    private static String reason(IpcRow.Why why) {
        return switch (why) {
            case SYMBOL -> "no symbol of the classification";
            case TITLE -> "no title";
            case FORM -> "not of the form of such a file";
        };
    }
}
