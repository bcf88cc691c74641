package org.penglai.app;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.penglai.platform.sign.SigningKey;

/** A key that no other run has, as its setting is written. */
public final class MadeSigningKey {

    public static final String TEXT = new JsonObject(Map.copyOf(SigningKey.generate())).encode();

    private MadeSigningKey() {}
}
