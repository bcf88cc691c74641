package org.penglai.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.TestBed;

/** Beginnings that several stories share, told through the API. */
final class Stories {

    private Stories() {}

    /** The university enters a patent and offers it as a free licence, and the operator opens it: the listing's id. */
    static String publishFreeLicence(TestBed bed, String number, String title) {
        return publishFreeLicence(Api.of(bed), number, title);
    }

    /** The same on the site that this caller calls. */
    static String publishFreeLicence(Api anyone, String number, String title) {
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        university.post("/patents", patent(number, title)).expect(201);
        var listing = draft(university, number, title);
        university.post("/listings/" + listing + "/submission").expect(200);
        anyone.as(DemoUsers.OPERATOR_A)
                .post("/listings/" + listing + "/publication")
                .expect(200);
        return listing;
    }

    /** The body that enters a patent. */
    static JsonObject patent(String number, String title) {
        return new JsonObject()
                .put("applicationNumber", number)
                .put("titleZh", title)
                .put("titleEn", "")
                .put("abstractZh", title + "，包括若干部件。")
                .put("abstractEn", "")
                .put("ipc", new JsonArray().add("C02F 1/44"))
                .put("industry", "HIGH_END_EQUIPMENT")
                .put("filingDate", "2023-03-01")
                .put("grantDate", "2025-02-11")
                .put("inventors", new JsonArray().add("林海清"));
    }

    /** Drafts a free licence of the patent: the listing's id. */
    static String draft(Api seller, String number, String title) {
        return seller.post("/listings", freeLicence(number, title))
                .expect(201)
                .json()
                .getString("id");
    }

    /** The body that drafts a free licence of the patent. */
    static JsonObject freeLicence(String number, String title) {
        return new JsonObject()
                .put("mode", "FREE_LICENCE")
                .put("patents", new JsonArray().add(number))
                .put("titleZh", title)
                .put("summary", "免费许可给本市中小微企业。")
                .put("applicationFields", new JsonArray().add("海水利用"))
                .put("products", new JsonArray().add("淡化装置"))
                .put("trl", 7)
                .put("feePlan", new JsonObject().put("mode", "FREE"));
    }
}
