package org.penglai.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The server as its image runs it: a copy of the packaged layout, by the image's own command, as a user who may write to the
 * documents' folder alone, and with nothing in its environment but settings.
 */
public final class PackagedServer extends Engine {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final List<String> entry;
    private final Map<String, String> settings;
    private final int port;
    private final int managementPort;
    private final Account account = Account.forEngines();

    /**
     * @param entry the image's command, with paths as they are in the image
     * @param settings but for ports and the folder of documents
     */
    PackagedServer(Place place, List<String> entry, Map<String, String> settings, int port, int managementPort) {
        super("Packaged", place);
        this.entry = List.copyOf(entry);
        this.settings = new HashMap<>(settings);
        this.port = port;
        this.managementPort = managementPort;
        ServerEnvironment.listen(this.settings, port, managementPort);
        var state = Folders.make(place.folder().resolve("state"));
        account.own(state);
        this.settings.put("PENGLAI_BLOB_DIR", state.resolve("documents").toString());
        Folders.copy(Path.of("target", "penglai").toAbsolutePath(), layout(), file -> false);
    }

    /** The copy of the layout. */
    public Path layout() {
        return place().folder().resolve("opt");
    }

    /** Takes the setting away, as from a server that need not know it. */
    public PackagedServer without(String setting) {
        settings.remove(setting);
        return this;
    }

    /** What the last command that was run to its end has written. */
    public String said() throws IOException {
        return Files.readString(place().log("packaged-once"));
    }

    /** Runs another command of the same image to its end and answers its status. */
    public int run(List<String> command) {
        var folder = Folders.make(place().folder().resolve("once"));
        var launched = WatchedProcess.start(launch(command, folder, place().log("packaged-once")));
        if (!launched.endsWithin(LIMIT)) {
            launched.kill();
            throw new StackFailure("The command did not end: " + command + "\n" + launched.tail());
        }
        return launched.ended().join();
    }

    @Override
    WatchedProcess launch(Progress progress) {
        progress.says(name(), "starting");
        var command = new ArrayList<>(entry);
        command.add("serve");
        return WatchedProcess.start(launch(command, place().folder(), log()));
    }

    private WatchedProcess.Launch launch(List<String> command, Path folder, Path log) {
        var here = command.stream()
                .map(word -> word.equals("java") ? System.getProperty("java.home") + "/bin/java" : word)
                .map(word -> word.replace("/opt/penglai", layout().toString()))
                .toList();
        return new WatchedProcess.Launch(here, settings, folder, log, account, "TERM", Duration.ofSeconds(30));
    }

    @Override
    boolean answers() throws IOException {
        return Http.get(java.net.URI.create("http://localhost:" + managementPort + "/health/ready"))
                        .statusCode()
                == 200;
    }

    @Override
    Duration limit() {
        return LIMIT;
    }

    @Override
    public String address() {
        return "http://localhost:" + port;
    }
}
