package org.penglai.app;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penglai.money.Settlement;
import org.penglai.platform.http.AddressRange;

/** What the text of a setting means; an IllegalArgumentException says in a few words why it means nothing. */
final class SettingText {

    private SettingText() {}

    static Optional<URI> collector(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(http(text));
    }

    static double share(String text) {
        var share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1");
        }
        return share;
    }

    static Config.LogFormat logFormat(String text, boolean production) {
        return switch (text) {
            case "json" -> Config.LogFormat.JSON;
            case "text" -> {
                if (production) {
                    throw new IllegalArgumentException("production writes json");
                }
                yield Config.LogFormat.TEXT;
            }
            default -> throw new IllegalArgumentException("not json or text");
        };
    }

    /** {@code none}, or an account as one line of JSON. */
    static Optional<Settlement> settlement(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        var read = new JsonObject(text);
        var values = Stream.of("number", "holder", "bank", "bankCode")
                .map(key -> read.getString(key, ""))
                .toList();
        if (values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("not an object with number, holder, bank and bankCode");
        }
        return Optional.of(new Settlement(values.get(0), values.get(1), values.get(2), values.get(3)));
    }

    static String text(String text) {
        return text;
    }

    static Optional<Path> file(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** {@code verify}, or {@code none}. */
    static Optional<Boolean> verified(String text) {
        return switch (text) {
            case "none" -> Optional.empty();
            case "verify" -> Optional.of(true);
            default -> throw new IllegalArgumentException("not verify or none");
        };
    }

    static int port(String text) {
        var port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port");
        }
        return port;
    }

    static int positive(String text) {
        var number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("not positive");
        }
        return number;
    }

    static Duration seconds(String text) {
        var seconds = Integer.parseInt(text);
        if (seconds < 0 || seconds > 300) {
            throw new IllegalArgumentException("not between 0 and 300 seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    /** Seconds in place of a legal period, or {@code none}; in production the law's days are counted. */
    static Function<String, Optional<Duration>> shortPeriod(boolean production) {
        return text -> {
            if (text.equals("none")) {
                return Optional.empty();
            }
            if (production) {
                throw new IllegalArgumentException("production counts the law's days");
            }
            return Optional.of(seconds(text));
        };
    }

    /** What is no other profile is production, so that a misspelt one is not the laxer. */
    static boolean isProduction(Map<String, String> environment) {
        var profile = environment.getOrDefault("PENGLAI_PROFILE", "").strip().toLowerCase(Locale.ROOT);
        return !profile.equals("test") && !profile.equals("demo");
    }

    /** An address that browsers are sent to; in production nobody on the way may read along. */
    static Function<String, String> site(boolean production) {
        return text -> {
            var scheme = http(text).getScheme();
            if (production && !scheme.equals("https")) {
                throw new IllegalArgumentException("production needs https");
            }
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        };
    }

    /** Addresses or ranges with commas between them, or {@code none}. */
    static List<AddressRange> ranges(String text) {
        return text.equals("none")
                ? List.of()
                : Stream.of(text.split(",")).map(AddressRange::parse).toList();
    }

    /** {@code clamd://host:port}, or {@code none}. */
    static Optional<URI> scanner(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        var uri = URI.create(text);
        if (!"clamd".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException("not clamd://host:port");
        }
        return Optional.of(uri);
    }

    /** Address of an object store, or {@code none}; in production nobody on the way may read along. */
    static Function<String, Optional<URI>> objectStore(boolean production) {
        return text -> {
            if (text.equals("none")) {
                return Optional.empty();
            }
            var uri = http(text);
            if (production && !uri.getScheme().equals("https")) {
                throw new IllegalArgumentException("production needs https");
            }
            return Optional.of(uri);
        };
    }

    static URI http(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException("not an http address");
        }
        requireNoPassword(uri);
        return uri;
    }

    static URI postgres(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null
                || !"postgresql".equals(uri.getScheme())
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("not postgresql://host:port/database");
        }
        requireNoPassword(uri);
        if (uri.getQuery() != null && uri.getQuery().contains("ssl")) {
            throw new IllegalArgumentException("TLS has its own setting, PENGLAI_PG_TLS");
        }
        return uri;
    }

    /** Addresses are logged and shown; a password has its own setting. */
    static void requireNoPassword(URI uri) {
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        if (uri.getRawUserInfo() != null || query.contains("password")) {
            throw new IllegalArgumentException("no user or password in an address");
        }
    }
}
