package org.penglai.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What must hold before anything starts; each lack is one plain sentence that says what to do. */
final class Preflight {
    private static final int JDK = 25;
    private static final long GIGABYTE = 1_000_000_000;

    /** Programs, Keycloak's build and an index of the demo's size, with room to work. */
    private static final long DISK_BYTES = 2 * GIGABYTE;

    private Preflight() {}

    /**
     * The demo's fixed ports; all move together.
     *
     * @param site what browsers open
     */
    record DemoPorts(int site) {
        private static final int USUAL_SITE = 8080;
        private static final int USUAL_KEYCLOAK = 8180;
        private static final int LAST = 65_535;

        static DemoPorts of(String given) {
            try {
                var ports = new DemoPorts(given.isBlank() ? USUAL_SITE : Integer.parseInt(given.strip()));
                if (ports.site > 0 && ports.keycloak() > 0 && ports.keycloak() <= LAST) {
                    return ports;
                }
            } catch (NumberFormatException e) {
                // told below, like a number that is no port
            }
            throw new StackFailure("-Dport=" + given + " is no port that Penglai can use: give a number from 1024 to "
                    + (LAST - USUAL_KEYCLOAK + USUAL_SITE) + ".");
        }

        int management() {
            return site + 1;
        }

        int keycloak() {
            return USUAL_KEYCLOAK - USUAL_SITE + site;
        }

        private boolean free() {
            return IntStream.of(site, management(), keycloak()).allMatch(Ports::isFree);
        }

        /** Ports further on that are all free, to recommend. */
        private DemoPorts others() {
            return IntStream.iterate(site + 1000, port -> port + 100 < LAST, port -> port + 1000)
                    .mapToObj(DemoPorts::new)
                    .filter(DemoPorts::free)
                    .findFirst()
                    .orElse(new DemoPorts(USUAL_SITE));
        }
    }

    /** Throws for a machine or a JDK that the demo cannot run on. */
    static void machine() {
        if (Runtime.version().feature() < JDK) {
            throw new StackFailure("Java " + Runtime.version().feature() + " is too old: Penglai needs a JDK " + JDK
                    + " or newer, installed where Maven finds it.");
        }
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new StackFailure("The demo runs on Linux only, for which its PostgreSQL is built.");
        }
        for (var command : List.of("setsid", "setpriv")) {
            if (Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder, command)))) {
                throw new StackFailure("The command " + command + " is missing: install the package util-linux.");
            }
        }
    }

    /** Throws when the disk below the folder is too full. */
    static void disk(Path folder) {
        try {
            var usable = Files.getFileStore(folder).getUsableSpace();
            if (usable < DISK_BYTES) {
                throw new StackFailure(String.format(
                        "The disk below %s has %.1f GB left and the demo needs %.0f GB: make room, or name another"
                                + " folder by -Dpenglai.home=FOLDER.",
                        folder, (double) usable / GIGABYTE, (double) DISK_BYTES / GIGABYTE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws when another program listens on one of the ports. */
    static void ports(DemoPorts ports) {
        taken(ports, ports.site(), "the site");
        taken(ports, ports.management(), "health and metrics");
        taken(ports, ports.keycloak(), "Keycloak");
    }

    private static void taken(DemoPorts ports, int port, String use) {
        if (!Ports.isFree(port)) {
            throw new StackFailure(
                    "Port " + port + ", meant for " + use + ", is taken by another program: stop that, or"
                            + " move the demo with -Dport=" + ports.others().site() + ".");
        }
    }
}
