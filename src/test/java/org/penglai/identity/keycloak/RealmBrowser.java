package org.penglai.identity.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in at a realm as a browser does: asks for the page, fills in the form, brings the cookies back. */
final class RealmBrowser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final URI issuer;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    RealmBrowser(URI issuer) {
        this.issuer = issuer;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Asks the realm to sign somebody in, with these parameters. */
    HttpResponse<String> ask(Map<String, String> parameters) throws Exception {
        return open(URI.create(issuer + "/protocol/openid-connect/auth?" + form(parameters)));
    }

    /** Opens an address of the realm, as a site sends there. */
    HttpResponse<String> open(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address));
    }

    /** Fills in the form of a page of the realm. */
    HttpResponse<String> fill(HttpResponse<String> page, Map<String, String> fields) throws Exception {
        var action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no form: " + page.statusCode() + " " + page.body());
        }
        return send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        for (var cookie : response.headers().allValues("set-cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        if (response.statusCode() == 302) {
            var location = URI.create(response.headers().firstValue("location").orElse("/"));
            if (location.toString().startsWith(issuer.toString())) {
                return send(HttpRequest.newBuilder(location)); // from page to page of the realm
            }
        }
        return response;
    }
}
