package org.penglai.app;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penglai.kernel.Sha256;
import org.penglai.platform.sign.PaperCertificate;
import org.penglai.platform.sign.VerifyingKey;

/**
 * The published keys as a file has them.
 *
 * @param signing of heads and certificates as data, by their ids
 * @param papers certificates under which papers are signed, by their thumbprints
 */
record KeyFile(Map<String, VerifyingKey> signing, Map<Sha256, PaperCertificate> papers) {

    static KeyFile read(JsonObject set) {
        var signing = new LinkedHashMap<String, VerifyingKey>();
        var papers = new LinkedHashMap<Sha256, PaperCertificate>();
        set.getJsonArray("keys").forEach(item -> {
            var members = (JsonObject) item;
            if (PaperCertificate.isMeant(members.getMap())) {
                var certificate =
                        new PaperCertificate(members.getJsonArray("x5c").getString(0));
                papers.put(certificate.thumbprint(), certificate);
            } else {
                var key = VerifyingKey.of(members.getMap());
                signing.put(key.id(), key);
            }
        });
        return new KeyFile(signing, papers);
    }
}
