package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/** Gives free loopback ports, each once, and the same ones again at the next start while they are free. */
final class Ports {
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
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new StackFailure("No free port is left on this machine: " + e + ".", e);
            }
        }
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
