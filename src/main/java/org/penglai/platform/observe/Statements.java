package org.penglai.platform.observe;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Short names of SQL statements: the verb and the table it is about. The texts are constants, so there are few. */
final class Statements {

    private static final Pattern ABOUT =
            Pattern.compile("\\b(?:from|into|update|join)\\s+([a-z_][a-z0-9_]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERB =
            Pattern.compile("\\b(?:select|insert|update|delete|begin|commit|rollback)\\b", Pattern.CASE_INSENSITIVE);

    /** What a statement writes names it, though it may read first. */
    private static final Pattern WRITE = Pattern.compile(
            "\\b(insert)\\s+into\\s+([a-z_][a-z0-9_]*)|\\b(update)\\s+([a-z_][a-z0-9_]*)\\s+(?:as\\s+\\w+\\s+)?set\\b"
                    + "|\\b(delete)\\s+from\\s+([a-z_][a-z0-9_]*)",
            Pattern.CASE_INSENSITIVE);

    /** More texts than the house has; a statement beyond is named each time anew. */
    private static final int MOST = 2_000;

    private final Map<String, String> names = new ConcurrentHashMap<>();

    String name(String sql) {
        var known = names.get(sql);
        if (known != null) {
            return known;
        }
        var made = made(sql);
        if (names.size() < MOST) {
            names.put(sql, made);
        }
        return made;
    }

    private static String made(String sql) {
        var write = WRITE.matcher(sql);
        if (write.find()) {
            var first = write.group(1) != null ? 1 : write.group(3) != null ? 3 : 5;
            return write.group(first).toUpperCase(Locale.ROOT) + " "
                    + write.group(first + 1).toLowerCase(Locale.ROOT);
        }
        var verb = VERB.matcher(sql);
        var about = ABOUT.matcher(sql);
        return (verb.find() ? verb.group().toUpperCase(Locale.ROOT) : "SQL")
                + (about.find() ? " " + about.group(1).toLowerCase(Locale.ROOT) : "");
    }
}
