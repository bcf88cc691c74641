package org.penglai.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;

/** Opens listings of the invented university for tests that take them, each of a patent of its own. */
public final class OpenDoors {

    private final AtomicInteger serials;
    private final Api university;
    private final Api operator;

    /** @param firstSerial where this test's patents begin, so that no two tests enter the same */
    public OpenDoors(Api anyone, int firstSerial) {
        this.serials = new AtomicInteger(firstSerial);
        this.university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        this.operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    /** A free licence; answers its path. */
    public String free() {
        var path = submitted("FREE_LICENCE", new JsonObject().put("mode", "FREE"));
        operator.post(path + "/publication").expect(200);
        return path;
    }

    /** An open licence for 80 000 yuan; answers its path. */
    public String open() {
        return open(new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000));
    }

    /** An ordinary licence for 80 000 yuan; answers its path. */
    public String ordinary() {
        return priced("ORDINARY_LICENCE");
    }

    /** An assignment for 80 000 yuan; answers its path. */
    public String assignment() {
        return priced("ASSIGNMENT");
    }

    private String priced(String mode) {
        var path = submitted(mode, new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000));
        operator.post(path + "/publication").expect(200);
        return path;
    }

    String open(JsonObject feePlan) {
        var path = submitted("OPEN_LICENCE", feePlan);
        operator.post(path + "/publication", announcement("KF2026000123")).expect(200);
        return path;
    }

    public void withdraw(String path) {
        university.post(path + "/withdrawal", announcement("KF2026000456")).expect(200);
    }

    private String submitted(String mode, JsonObject feePlan) {
        var number = new ApplicationNumber("20211" + serials.getAndIncrement()).canonical();
        university
                .post(
                        "/patents",
                        new JsonObject()
                                .put("applicationNumber", number)
                                .put("titleZh", "一种锂电池隔膜")
                                .put("filingDate", "2021-03-01")
                                .put("grantDate", "2023-05-09"))
                .expect(201);
        var content = new JsonObject()
                .put("mode", mode)
                .put("patents", new JsonArray().add(number))
                .put("titleZh", "锂电池隔膜")
                .put("titleEn", "Battery separator")
                .put("territory", "全国")
                .put("endsOn", "2030-12-31")
                .put("feePlan", feePlan);
        var path = "/listings/"
                + university.post("/listings", content).expect(201).json().getString("id");
        university.post(path + "/submission").expect(200);
        return path;
    }

    private static JsonObject announcement(String number) {
        return new JsonObject()
                .put("acceptanceNumber", number)
                .put("announcedOn", "2026-03-13")
                .put("gazette", "42卷11期");
    }
}
