package org.penglai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Readings of the kernel's processor time, in hundredths of a second. */
public final class Processor {

    /** What the clock ticks of {@code /proc} are worth. */
    public static final double TICK_MICROS = 10_000;

    private Processor() {}

    /** Busy time of all cores together, whoever used it. */
    public static long busy() {
        var fields = line(Path.of("/proc/stat")).split("\\s+");
        return Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]);
    }

    /** Time that these processes and all that descend from them have used, those that have ended included. */
    public static long of(Collection<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .mapToLong(process -> alone(process.pid()))
                .sum();
    }

    /** Time that this one process has used, with those of its children that have ended. */
    public static long alone(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields[11], fields[12], fields[13], fields[14])
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Load average of the last minute. */
    public static String load() {
        return line(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** The processor's name, where the kernel tells it. */
    public static String model() {
        return name().orElse("processor unknown");
    }

    private static Optional<String> name() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (NoSuchFileException elsewhere) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String line(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException unreadable) {
            throw new IllegalStateException("this benchmark reads Linux's /proc", unreadable);
        }
    }
}
