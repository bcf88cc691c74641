package org.penglai.stack;

import java.nio.file.Path;
import java.util.Map;

/** The server's configuration, in the words of its environment. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    /** All but ports and address, for a server on these engines that keeps its documents in that folder. */
    static Map<String, String> of(Engines engines, PostgresEngine.Database database, Path folder, String profile) {
        return Map.of(
                "PENGLAI_PROFILE",
                profile,
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
                "PENGLAI_OIDC_SECRET",
                "penglai-web-demo",
                "PENGLAI_BLOB_DIR",
                folder.resolve("documents").toString());
    }

    /** Adds where the server listens and how browsers reach it. */
    static void listen(Map<String, String> environment, int port, int managementPort) {
        environment.put("PENGLAI_PORT", Integer.toString(port));
        environment.put("PENGLAI_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("PENGLAI_PUBLIC_URL", "http://localhost:" + port);
    }
}
