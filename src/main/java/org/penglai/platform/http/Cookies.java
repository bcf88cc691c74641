package org.penglai.platform.http;

import java.util.Optional;

/**
 * The site's cookies. Over TLS their names begin with {@code __Host-}: browsers then take them from this very host over TLS
 * only, so that no neighbouring host can put one in their place.
 *
 * @param tls whether browsers reach the site over TLS
 */
public record Cookies(boolean tls) {

    static final String HOST = "__Host-";

    /** The cookies of the site at that address. */
    public static Cookies of(String publicUrl) {
        return new Cookies(publicUrl.startsWith("https:"));
    }

    /** The name that browsers know the cookie by. */
    public String name(String plain) {
        return tls ? HOST + plain : plain;
    }

    /** A cookie that scripts cannot read and that other sites' requests do not carry, but for links that lead here. */
    public String set(String plain, String value) {
        return name(plain) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (tls ? "; Secure" : "");
    }

    /** The same, kept for so many seconds. */
    public String keep(String plain, String value, long seconds) {
        return set(plain, value) + "; Max-Age=" + seconds;
    }

    /** Takes the cookie back. */
    public String forget(String plain) {
        return keep(plain, "", 0);
    }

    /** Its value in a request's {@code Cookie} header. */
    public Optional<String> in(String header, String plain) {
        var named = name(plain) + "=";
        return java.util.Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(named))
                .map(cookie -> cookie.substring(named.length()))
                .findFirst();
    }
}
