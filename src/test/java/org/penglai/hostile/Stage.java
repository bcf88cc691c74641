package org.penglai.hostile;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penglai.app.Api;
import org.penglai.app.OpenDoors;
import org.penglai.app.Signatures;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.TestBed;

/**
 * The things that stand before the first shot falls, each in a state in which the operations aimed at it are refused by
 * rule.
 *
 * @param taken a published listing that the first firm has taken
 * @param withdrawn a listing that its owner has taken back
 * @param draft another organisation's draft
 * @param deal a free deal of the first firm without documents: nothing to pay, nothing to certify
 * @param foreignDeal a deal of another firm
 * @param certified a certified deal of the first firm
 * @param evidence a document of it
 * @param patent a number that is entered already
 * @param nobodys a number that is right and entered by nobody
 */
record Stage(
        String taken,
        String withdrawn,
        String draft,
        String deal,
        String foreignDeal,
        String certified,
        String evidence,
        String certificate,
        String patent,
        String nobodys,
        String organisation,
        String programme) {

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");

    static Stage set(TestBed bed) {
        var anyone = Api.of(bed).with("Accept-Language", "en");
        var doors = new OpenDoors(anyone, 9_500_000);
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        var taken = doors.free();
        var deal = take(firm, taken);
        var foreignDeal = take(anyone.as(DemoUsers.SME_PHARMA), doors.free());
        var withdrawn = doors.free();
        university.post(withdrawn + "/withdrawal").expect(200);
        var certified = certified(anyone, take(firm, doors.free()));
        var listing = university.get(taken).expect(200).json();
        return new Stage(
                id(taken),
                id(withdrawn),
                draft(anyone.as(DemoUsers.JINAN_INSTITUTE)),
                deal,
                foreignDeal,
                certified.getString("id"),
                firm.get("/deals/" + certified.getString("id") + "/evidence")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id"),
                certified.getString("certificateNumber"),
                listing.getJsonArray("patents").getString(0),
                new ApplicationNumber("202119999999").canonical(),
                listing.getJsonObject("owner").getString("id"),
                anyone.get("/programmes")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id"));
    }

    private static String take(Api firm, String listing) {
        return firm.post(listing + "/acceptances", USE).expect(201).json().getString("id");
    }

    private static JsonObject certified(Api anyone, String deal) {
        var path = "/deals/" + deal;
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, path);
        for (var kind : List.of("CONTRACT", "RECORDAL_NOTICE")) {
            var said = Map.of(
                    "kind",
                    kind,
                    "number",
                    "2026370000123",
                    "issuedOn",
                    LocalDate.now(LegalDays.ZONE).toString());
            firm.upload(path + "/evidence", said, "scan.pdf", SampleFiles.pdf(kind + deal))
                    .expect(201);
        }
        anyone.as(DemoUsers.OPERATOR_A).post(path + "/certification").expect(200);
        return anyone.as(DemoUsers.OPERATOR_B)
                .post(path + "/certification")
                .expect(200)
                .json();
    }

    private static String draft(Api institute) {
        var number = new ApplicationNumber("202119999998").canonical();
        institute
                .post(
                        "/patents",
                        new JsonObject()
                                .put("applicationNumber", number)
                                .put("titleZh", "一种涂层")
                                .put("filingDate", "2021-03-01"))
                .expect(201);
        var content = new JsonObject()
                .put("mode", "ORDINARY_LICENCE")
                .put("patents", List.of(number))
                .put("titleZh", "涂层");
        return institute.post("/listings", content).expect(201).json().getString("id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What the path parameter after that segment stands for when that operation is called. */
    String id(String operation, String segment) {
        return switch (segment) {
            case "listings" -> operation.equals("withdrawListing") ? withdrawn : taken;
            case "deals" -> operation.contains("DealEvidence") && operation.startsWith("get") ? certified : deal;
            case "evidence" -> evidence;
            case "patents" -> operation.equals("addPatentEvent") ? nobodys : patent;
            case "organisations" -> organisation;
            case "certificates" -> certificate;
            case "programmes" -> programme;
            case "problems" -> "listing.unknown";
            default -> new UUID(0x0189_0000_0000_7000L, 0x8000_0000_0000_0001L).toString();
        };
    }

    /** The same of another organisation; empty where there is none of the kind. */
    List<String> foreign(String segment) {
        return switch (segment) {
            case "listings" -> List.of(draft, deal);
            case "deals" -> List.of(foreignDeal, taken);
            case "evidence" -> List.of(evidence);
            default -> List.of();
        };
    }

    /** Signs the realm's own tokens out for tricks: genuine ones that are not meant for the API. */
    static TokenTricks.Genuine tokens(TestBed bed) {
        var granted = bed.tokens().grant(DemoUsers.OPERATOR_A.username());
        try {
            var keys = RealmKeys.of(URI.create(bed.keycloak().issuer().toString()));
            return new TokenTricks.Genuine(
                    granted.getString("access_token"),
                    granted.getString("id_token"),
                    granted.getString("refresh_token"),
                    RealmKeys.otherAudience(URI.create(bed.keycloak().issuer().toString())),
                    keys.bytes(),
                    keys.id());
        } catch (IOException failed) {
            throw new IllegalStateException("the realm does not answer", failed);
        }
    }

    /** All ids, so that nobody can say that what was read was made of something else. */
    List<String> ids() {
        return new ArrayList<>(List.of(taken, withdrawn, draft, deal, foreignDeal, certified));
    }
}
