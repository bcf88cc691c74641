package org.penglai.stack;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A list of patents that is sent to the running demo as the operator would send it. */
final class DemoFile {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final URI site;
    private final Tokens tokens;

    DemoFile(Demo demo) {
        this.site = demo.server().uri();
        this.tokens = new Tokens(demo.engines().keycloak());
    }

    /** Sends it, and answers in words what came of it; it is imported while the demo runs. */
    String send(Path file) {
        if (!Files.isReadable(file)) {
            return "There is no file " + file + " that can be read; nothing was imported.";
        }
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request(file), BodyHandlers.ofString());
            var body = new JsonObject(answer.body());
            return answer.statusCode() == 202
                    ? file.getFileName() + " is being imported: " + site + "/patent-imports/" + body.getString("id")
                    : file.getFileName() + " was refused: " + body.getString("detail");
        } catch (IOException e) {
            return file.getFileName() + " could not be sent: " + e + ".";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return file.getFileName() + " was not sent.";
        }
    }

    private HttpRequest request(Path file) throws IOException {
        var boundary = "penglai-" + UUID.randomUUID();
        var head = """
                --%1$s\r
                Content-Disposition: form-data; name="incomplete"\r
                \r
                true\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%2$s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(boundary, file.getFileName());
        return HttpRequest.newBuilder(site.resolve("/api/v1/patent-imports"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.of(DemoUsers.OPERATOR_A))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
    }
}
