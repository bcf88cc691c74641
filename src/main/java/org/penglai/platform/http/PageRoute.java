package org.penglai.platform.http;

/**
 * A page or a form's target.
 *
 * @param method GET or POST
 * @param path as Vert.x writes it, {@code /deals/:id}
 * @param operation the operation of the access table that lets callers in
 * @param uploads whether its form may carry files
 */
public record PageRoute(String method, String path, String operation, boolean uploads, Endpoint endpoint) {

    public static PageRoute get(String path, String operation, Endpoint endpoint) {
        return new PageRoute("GET", path, operation, false, endpoint);
    }

    public static PageRoute post(String path, String operation, Endpoint endpoint) {
        return new PageRoute("POST", path, operation, false, endpoint);
    }

    /** A form that carries files. */
    public static PageRoute upload(String path, String operation, Endpoint endpoint) {
        return new PageRoute("POST", path, operation, true, endpoint);
    }
}
