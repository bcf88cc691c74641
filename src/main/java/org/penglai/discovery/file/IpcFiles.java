package org.penglai.discovery.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcImporting;
import org.penglai.discovery.IpcRow;

/** Files of the classification: those that an operator brings, and the short titles that are shipped. */
public final class IpcFiles {

    private static final String SHIPPED = "/ipc/short-titles.csv";

    private IpcFiles() {}

    /**
     * A file of the official scheme, XML or CSV by its name's ending.
     *
     * @param edition where the file itself names none, as a table does
     */
    public static IpcImporting.Source at(Path file, String edition) {
        var isXml =
                file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".xml");
        return rows -> {
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                if (isXml) {
                    IpcSchemeXml.read(in, edition, rows);
                } else {
                    IpcSchemeCsv.read(in, edition, rows);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }

    /** Short titles of the platform's own for sections, classes and the subclasses that occur most. */
    public static List<IpcEntry> shipped() {
        var titles = new ArrayList<IpcEntry>();
        try (var in = IpcFiles.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            IpcSchemeCsv.read(in, "", row -> {
                switch (row) {
                    case IpcRow.Entry(var line, var entry) -> titles.add(entry);
                    case IpcRow.Unreadable unreadable ->
                        throw new IllegalStateException("line " + unreadable.line() + ": " + unreadable.why());
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(titles);
    }
}
