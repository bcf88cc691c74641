package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Gives free loopback ports, each once, and the same ones again at the next start while they are free. */
final class Ports {

    /** Below the ports that the system gives to connections by itself, so that none takes one before it is listened on. */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_000;

    private final Path kept;
    private final Properties ports = new Properties();
    private final Set<Integer> given = new HashSet<>();

    private Ports(Path kept) {
        this.kept = kept;
    }

    /** Ports remembered in that folder. */
    static Ports in(Path folder) {
        var ports = new Ports(folder.resolve("ports.properties"));
        if (Files.exists(ports.kept)) {
            try (var reader = Files.newBufferedReader(ports.kept)) {
                ports.ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ports;
    }

    /** The port of that part. */
    synchronized int of(String part) {
        var before = Integer.parseInt(ports.getProperty(part, "0"));
        var port = before != 0 && isFree(before) ? before : free();
        given.add(port);
        ports.setProperty(part, Integer.toString(port));
        try (var writer = Files.newBufferedWriter(kept)) {
            ports.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    private int free() {
        for (int tried = 0; tried < HIGHEST - LOWEST; tried++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new StackFailure("No free port was found on this machine between " + LOWEST + " and " + HIGHEST + ".");
    }

    /** Whether nobody listens on the port, on any of the machine's addresses. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
