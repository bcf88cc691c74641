package org.penglai.stack;

import java.util.Map;

/** The server's configuration, in the words of its environment. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    /** The part that says where the engines are. */
    static Map<String, String> engines(Engines engines, PostgresEngine.Database database) {
        return Map.of(
                "PENGLAI_PG_URI",
                database.uri().toString(),
                "PENGLAI_PG_USER",
                PostgresEngine.APP,
                "PENGLAI_PG_PASSWORD",
                PostgresEngine.APP,
                "PENGLAI_PG_OWNER_USER",
                PostgresEngine.OWNER,
                "PENGLAI_PG_OWNER_PASSWORD",
                PostgresEngine.OWNER,
                "PENGLAI_ES_URI",
                engines.elasticsearch().uri().toString(),
                "PENGLAI_OIDC_ISSUER",
                engines.keycloak().issuer().toString(),
                "PENGLAI_OIDC_CLIENT",
                "penglai-web",
                "PENGLAI_OIDC_SECRET",
                "penglai-web-demo",
                "PENGLAI_SECRET",
                "a-secret-of-demo-and-tests-that-protects-nothing");
    }
}
