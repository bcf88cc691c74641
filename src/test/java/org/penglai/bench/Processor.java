package org.penglai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Readings of the kernel's processor time, in hundredths of a second. */
final class Processor {

    private Processor() {}

    /** Busy time of all cores together, whoever used it. */
    static long busy() {
        var fields = line(Path.of("/proc/stat")).split("\\s+");
        return Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]);
    }

    /** Time that one process has used. */
    static long of(long pid) {
        var stat = line(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** Load average of the last minute. */
    static String load() {
        return line(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String line(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException unreadable) {
            throw new IllegalStateException("this benchmark reads Linux's /proc", unreadable);
        }
    }
}
