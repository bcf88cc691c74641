package org.penglai.app;

import io.vertx.core.json.JsonObject;
import org.penglai.stack.DemoUsers;

/** Lets the sides of a deal sign the contract that the platform made. */
public final class Signatures {

    private Signatures() {}

    /** Both sign; answers the deal as it stands then. */
    public static JsonObject both(Api anyone, DemoUsers firm, String deal) {
        var contract = contract(anyone.as(firm), deal);
        anyone.as(firm).post(deal + "/signatures", contract).expect(200);
        return anyone.as(DemoUsers.YANTAI_UNIVERSITY)
                .post(deal + "/signatures", contract)
                .expect(200)
                .json();
    }

    /** The body of a signature over the contract on file. */
    public static JsonObject contract(Api party, String deal) {
        var digest = party.get(deal + "/evidence").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals("CONTRACT"))
                .filter(item -> item.getString("source").equals("GENERATED"))
                .map(item -> item.getString("sha256"))
                .findFirst()
                .orElseThrow();
        return new JsonObject().put("contractSha256", digest);
    }
}
