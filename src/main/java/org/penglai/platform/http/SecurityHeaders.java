package org.penglai.platform.http;

import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every answer tells the browser about itself, whoever answers: nothing of ours is framed, guessed at, read by another
 * site or kept by a cache unless its endpoint says so. Pages load what lies on our own site; the API is data and loads nothing.
 */
public final class SecurityHeaders {

    private static final String NO_FEATURES =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
                    + "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
                    + "picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

    private static final String DATA =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    /** Two years, beyond what browsers ask of a site before they ship its name. */
    private static final String TLS_ONLY = "max-age=63072000; includeSubDomains";

    private final Map<String, String> everywhere = new LinkedHashMap<>();
    private final String page;

    /**
     * @param tls whether browsers reach the site over TLS, which they then keep to
     * @param formTargets origins other than our own that a form may lead to (the identity provider, at sign-out)
     */
    public SecurityHeaders(boolean tls, String formTargets) {
        everywhere.put("Cache-Control", "no-store");
        everywhere.put("Cross-Origin-Opener-Policy", "same-origin");
        everywhere.put("Cross-Origin-Resource-Policy", "same-origin");
        everywhere.put("Permissions-Policy", NO_FEATURES);
        everywhere.put("Referrer-Policy", "same-origin");
        everywhere.put("X-Content-Type-Options", "nosniff");
        if (tls) {
            everywhere.put("Strict-Transport-Security", TLS_ONLY);
        }
        page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                + "form-action 'self' " + formTargets;
    }

    /** Puts them on an answer to that path; what an endpoint sets itself stands in their place. */
    void put(MultiMap headers, String path) {
        everywhere.forEach(headers::set);
        headers.set("Content-Security-Policy", path.startsWith(ApiRouter.BASE + "/") ? DATA : page);
    }
}
