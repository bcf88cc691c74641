package org.penglai.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.penglai.kernel.Refusal;

/** Static files under names that carry their digest, so that browsers may keep them for good. */
public final class Assets {

    /** Where static files live on the site. */
    static final String BASE = "/static/";

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private record Asset(String mediaType, byte[] bytes) {}

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Asset> files = new HashMap<>();

    /** @param resources class path resource of each file by its name on the site, such as {@code penglai.css} */
    public Assets(Map<String, String> resources) {
        resources.forEach(this::add);
    }

    /** The address of the file, with its digest. */
    public String address(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no such static file: " + name);
        }
        return BASE + address;
    }

    void serve(RoutingContext ctx) {
        var asset = files.get(Requests.path(ctx).substring(BASE.length()));
        if (asset == null) {
            ctx.fail(Refusal.unknown("page.unknown"));
            return;
        }
        Bridge.write(ctx, Reply.bytes(asset.mediaType(), asset.bytes()).header("Cache-Control", FOR_GOOD));
    }

    private void add(String name, String resource) {
        var bytes = bytes(resource);
        var dot = name.lastIndexOf('.');
        var address = name.substring(0, dot) + "-" + digest(bytes) + name.substring(dot);
        addresses.put(name, address);
        files.put(address, new Asset(mediaType(name.substring(dot)), bytes));
    }

    private static byte[] bytes(String resource) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("static file is missing: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("static file cannot be read: " + resource, unreadable);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String mediaType(String ending) {
        return switch (ending) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml; charset=utf-8";
            case ".png" -> "image/png";
            case ".woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException("no media type for " + ending);
        };
    }
}
