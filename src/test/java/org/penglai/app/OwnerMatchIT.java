package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Lists name owners without their code; who they are is found, and said by themselves or by an operator. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnerMatchIT {

    private static final DemoUsers UNIVERSITY = DemoUsers.YANTAI_UNIVERSITY;

    private TestBed bed;
    private Api anyone;
    private Api university;
    private Api operator;
    private int serial = 8_700_000;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        anyone = Api.at(bed.site(), bed);
        university = anyone.as(UNIVERSITY);
        operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    @Test
    void anOwnerInAnotherSpellingIsClaimedAndWhatIsOfferedOfThePatentIsJudgedAnew() {
        // Given a list of the operator's with names only, in spellings of the university's name
        var numbers = listed("蓬莱湾 大学", "蓬萊灣大學", "（蓬莱湾）大学", "蓬莱湾大学出版社");
        var draft = draft(numbers.get(1));
        assertThat(failed(draft)).contains("lawful-owner");

        // When the university claims one of those that were found
        var suggested = matches(university, UNIVERSITY);
        assertThat(suggested).containsAll(numbers.subList(0, 3)).doesNotContain(numbers.get(3));
        decide(university, UNIVERSITY, "confirmation", numbers.subList(1, 2)).expect(200);

        // Then the owner carries its code and is not suggested any more, and the gate finds the owner
        var owner = anyone.get("/patents/" + numbers.get(1))
                .expect(200)
                .json()
                .getJsonArray("owners")
                .getJsonObject(0);
        assertThat(owner.getString("name")).isEqualTo("蓬萊灣大學");
        assertThat(owner.getBoolean("resolved")).isTrue();
        assertThat(owner.getString("uscc"))
                .isEqualTo(text("SELECT uscc FROM organisation WHERE id = '" + id(UNIVERSITY) + "'"));
        assertThat(matches(university, UNIVERSITY)).contains(numbers.get(0)).doesNotContain(numbers.get(1));
        assertThat(failed(draft)).doesNotContain("lawful-owner");

        // And twice, or for a patent of others, is refused with the patents named
        decide(university, UNIVERSITY, "confirmation", List.of(numbers.get(0), numbers.get(1), numbers.get(3)))
                .expectProblem(409, "owner-match.gone");
        assertThat(matches(university, UNIVERSITY)).contains(numbers.get(0));
        assertThat(text("SELECT count(*) FROM ledger_entry WHERE kind = 'patents.owner-recognised'"
                        + " AND facts::jsonb ->> 'organisation' = '"
                        + id(UNIVERSITY) + "'"))
                .isNotEqualTo("0");
        assertThat(text("SELECT count(*) FROM audit_event WHERE operation = 'confirmOwnerMatches'"))
                .isNotEqualTo("0");
    }

    @Test
    void fourHundredAreClaimedAtOnceAndByOneOfTwoAtTheSameTime() {
        var institute = anyone.as(DemoUsers.JINAN_INSTITUTE);
        var names = IntStream.range(0, 400).mapToObj(_ -> "泉城新材料研究院").toArray(String[]::new);
        var numbers = listed(names);

        var both = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> decide(institute, DemoUsers.JINAN_INSTITUTE, "confirmation", List.of())
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(both).containsExactlyInAnyOrder(200, 409);
        assertThat(matches(institute, DemoUsers.JINAN_INSTITUTE)).doesNotContainAnyElementsOf(numbers);
        assertThat(text("SELECT count(*) FROM patent_owner WHERE organisation_id = '" + id(DemoUsers.JINAN_INSTITUTE)
                        + "'"))
                .isEqualTo("400");
    }

    @Test
    void whatIsRefusedIsNotSuggestedAgainUntilItIsClaimedAfterAll() {
        var numbers = listed("长岛海工装备", "长岛海工装备");
        var firm = anyone.as(DemoUsers.SME_MARINE);
        var first = numbers.subList(0, 1);

        decide(firm, DemoUsers.SME_MARINE, "refusal", first).expect(200);

        assertThat(matches(firm, DemoUsers.SME_MARINE)).containsExactly(numbers.get(1));
        decide(firm, DemoUsers.SME_MARINE, "refusal", first).expectProblem(409, "owner-match.refused-before");
        decide(operator, DemoUsers.SME_MARINE, "confirmation", first).expect(200);
        assertThat(queued(DemoUsers.SME_MARINE)).containsExactly(1);
        decide(operator, DemoUsers.SME_MARINE, "confirmation", List.of()).expect(200);
        assertThat(queued(DemoUsers.SME_MARINE)).isEmpty();
        decide(operator, DemoUsers.SME_MARINE, "confirmation", List.of())
                .expectProblem(409, "owner-match.none-waiting");
    }

    @Test
    void nobodyDecidesForOthersNorUnverifiedNorWhereTwoBearTheName() throws SQLException {
        var numbers = listed("牟平药业");
        var firm = anyone.as(DemoUsers.SME_PHARMA);
        var other = anyone.as(DemoUsers.SME_LITHIUM);

        other.get(path(DemoUsers.SME_PHARMA)).expectProblem(403, "organisation.not-yours");
        decide(other, DemoUsers.SME_PHARMA, "confirmation", numbers).expectProblem(403, "organisation.not-yours");
        other.get("/owner-matches").expectProblem(403, "access.role");
        change("UPDATE membership SET administrator = false WHERE subject = '" + DemoUsers.SME_PHARMA.subject() + "'");
        decide(firm, DemoUsers.SME_PHARMA, "confirmation", numbers)
                .expectProblem(403, "organisation.not-administrator");
        change("UPDATE membership SET administrator = true WHERE subject = '" + DemoUsers.SME_PHARMA.subject() + "'");

        var id = id(DemoUsers.SME_PHARMA);
        change("UPDATE organisation SET verification = 'PENDING' WHERE id = '" + id + "'");
        decide(firm, DemoUsers.SME_PHARMA, "confirmation", numbers).expectProblem(403, "owner-match.not-verified");
        assertThat(matches(firm, DemoUsers.SME_PHARMA)).isEmpty();
        change("UPDATE organisation SET verification = 'VERIFIED' WHERE id = '" + id + "'");

        // a verified organisation bore the same name before
        change("INSERT INTO organisation_name SELECT '"
                + id(DemoUsers.BEIJING_TECH)
                + "', name_key, name, true, noted_at FROM organisation_name WHERE organisation_id = '" + id
                + "' AND NOT former AND name = '牟平药业'");
        decide(firm, DemoUsers.SME_PHARMA, "confirmation", numbers).expectProblem(409, "owner-match.contested");
        assertThat(matches(anyone.as(DemoUsers.BEIJING_TECH), DemoUsers.BEIJING_TECH))
                .isEqualTo(numbers);
        decide(operator, DemoUsers.SME_PHARMA, "confirmation", numbers).expect(200);
        assertThat(matches(anyone.as(DemoUsers.BEIJING_TECH), DemoUsers.BEIJING_TECH))
                .isEmpty();
    }

    /** Imports one patent for each of the owners' names; answers their numbers in order. */
    private List<String> listed(String... names) {
        var table = new StringBuilder("申请号,发明名称,申请日,授权公告日,专利权人\n");
        var numbers = Stream.of(names)
                .map(name -> {
                    var number = new ApplicationNumber("20211" + serial++).canonical();
                    table.append("%s,一种泵,2021-05-06,2023-05-09,%s\n".formatted(number, name));
                    return number;
                })
                .toList();
        var id = operator.upload(
                        "/patent-imports",
                        Map.of(),
                        "names.csv",
                        table.toString().getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .getString("id");
        var done = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> operator.get("/patent-imports/" + id).expect(200).json(),
                        one -> one.getInteger("progress") == 100);
        assertThat(done.getInteger("added")).isEqualTo(names.length);
        return numbers;
    }

    private String draft(String number) {
        var content = new JsonObject()
                .put("mode", "FREE_LICENCE")
                .put("patents", new JsonArray().add(number))
                .put("titleZh", "泵")
                .put("titleEn", "Pump")
                .put("territory", "全国")
                .put("endsOn", "2030-12-31")
                .put("feePlan", new JsonObject().put("mode", "FREE"));
        return university.post("/listings", content).expect(201).json().getString("id");
    }

    private List<String> failed(String listing) {
        return university
                .get("/listings/" + listing + "/eligibility")
                .expect(200)
                .json()
                .getJsonArray("checks")
                .stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("outcome").equals("FAILED"))
                .map(check -> check.getString("rule"))
                .toList();
    }

    private static String id(DemoUsers member) {
        return DemoParties.id(member.organisation()).toString();
    }

    private String path(DemoUsers organisation) {
        return "/organisations/" + id(organisation) + "/owner-matches";
    }

    private List<String> matches(Api who, DemoUsers organisation) {
        return who.get(path(organisation) + "?limit=1000").expect(200).json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("applicationNumber"))
                .toList();
    }

    private List<Integer> queued(DemoUsers organisation) {
        return operator.get("/owner-matches").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("organisation").equals(id(organisation)))
                .map(item -> item.getInteger("patents"))
                .toList();
    }

    private Api.Answer decide(Api who, DemoUsers organisation, String deed, List<String> numbers) {
        var body = numbers.isEmpty() ? new JsonObject() : new JsonObject().put("numbers", new JsonArray(numbers));
        return who.post(path(organisation) + "/" + deed, body);
    }

    private String text(String sql) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
