package org.penglai.stack;

import java.nio.file.Path;
import java.util.Map;
import org.penglai.platform.sign.InventedPaperKey;

/** The server's configuration, in the words of its environment. */
final class ServerEnvironment {
    /** All callers of the demo and of the tests come from one address, and the tests in a hurry. */
    private static final String RATE_FACTOR = "1000";

    /** The key of RFC 8037's appendix, which everybody knows. */
    private static final String SIGNING_KEY = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    /** Production refuses this one. */
    private static final String BLOB_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /** An invented account at an invented bank; escaped, since not every shell passes Chinese on. */
    private static final String SETTLEMENT = """
            {"number": "3700001234567890", "holder": "\\u84ec\\u83b1\\u4e13\\u5229\\u8fd0\\u8425\\u5e73\\u53f0\\uff08\\u6f14\\u793a\\uff09", \
            "bank": "\\u80f6\\u4e1c\\u94f6\\u884c\\uff08\\u6f14\\u793a\\uff09", "bankCode": "402456000014"}""";

    private ServerEnvironment() {}

    /** How long agreed prices are public in place of the law's days: long enough to look at in the demo. */
    private static String publicity(String profile) {
        return profile.equals("demo") ? "60" : "0";
    }

    /** All but ports and address, for a server on these engines that keeps its documents in that folder. */
    static Map<String, String> of(Engines engines, PostgresEngine.Database database, Path folder, String profile) {
        return Map.ofEntries(
                Map.entry("PENGLAI_PROFILE", profile),
                Map.entry("PENGLAI_PG_URI", database.uri().toString()),
                Map.entry("PENGLAI_PG_USER", PostgresEngine.APP),
                Map.entry("PENGLAI_PG_PASSWORD", PostgresEngine.APP),
                Map.entry("PENGLAI_PG_OWNER_USER", PostgresEngine.OWNER),
                Map.entry("PENGLAI_PG_OWNER_PASSWORD", PostgresEngine.OWNER),
                Map.entry("PENGLAI_ES_URI", engines.elasticsearch().uri().toString()),
                Map.entry("PENGLAI_OIDC_ISSUER", engines.keycloak().issuer().toString()),
                Map.entry("PENGLAI_OIDC_SECRET", "penglai-web-demo"),
                Map.entry("PENGLAI_SIGNING_KEY", SIGNING_KEY),
                Map.entry("PENGLAI_PAPER_KEY", InventedPaperKey.FILE.toString()),
                Map.entry("PENGLAI_BLOB_KEY", BLOB_KEY),
                Map.entry("PENGLAI_RATE_FACTOR", RATE_FACTOR),
                Map.entry("PENGLAI_STOP_GRACE_SECONDS", "0"),
                Map.entry("PENGLAI_PUBLICITY_SECONDS", publicity(profile)),
                Map.entry("PENGLAI_SETTLEMENT", SETTLEMENT),
                Map.entry("PENGLAI_BLOB_DIR", folder.resolve("documents").toString()));
    }

    /** Adds where the server listens and how browsers reach it. */
    static void listen(Map<String, String> environment, int port, int managementPort) {
        environment.put("PENGLAI_PORT", Integer.toString(port));
        environment.put("PENGLAI_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.putIfAbsent("PENGLAI_LOG_FORMAT", "text");
        environment.put("PENGLAI_PUBLIC_URL", "http://localhost:" + port);
    }
}
