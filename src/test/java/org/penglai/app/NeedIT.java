package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.need.Answer;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.Feature;
import org.penglai.need.Match;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedFields;
import org.penglai.need.NeedId;
import org.penglai.need.pg.AnswersPg;
import org.penglai.need.pg.MatchesPg;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Needs: told once whatever crashes, learned from reproducibly, and from description to answers over the API of a server. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class NeedIT {

    private static final OrganisationId UNIVERSITY = DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation());
    private static final JsonObject SEPARATOR = new JsonObject()
            .put("title", "锂电池隔膜受热收缩怎么办")
            .put("text", "我们厂做锂离子电池，隔膜一热就缩，想找耐热的隔膜。")
            .put("budgetCeilingFen", 10_000_000)
            .put("divisionCode", "370602");

    private TestBed bed;

    @BeforeAll
    void take(TestBed given) {
        bed = given;
    }

    @Test
    @Order(1)
    void ownersAndFirmsAreToldOnceWhateverCrashesAndNoMoreThanTheDayAllows() {
        with(made -> {
            var need = opened(made);
            var matches = new MatchesPg(made.pg);
            match(made, matches, need, 900, 1);

            assertThatThrownBy(() -> made.tx.run(now -> {
                        made.need.telling.tell(() -> true);
                        throw new IllegalStateException("the server dies before the commit");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(told("need.matched")).isZero();

            made.need.telling.tell(() -> true);
            made.need.telling.tell(() -> true);
            match(made, matches, need, 950, 1);
            made.tx.run(now -> {
                matches.remove(listing(1));
                return now;
            });
            match(made, matches, need, 950, 1);
            made.need.telling.tell(() -> true);
            assertThat(told("need.matched")).as("the same match, gone and back").isEqualTo(1);
            assertThat(told("need.found")).isEqualTo(1);

            match(made, matches, need, 900, 2);
            made.need.telling.tell(() -> true);
            match(made, matches, need, 900, 3);
            made.need.telling.tell(() -> true);
            assertThat(told("need.matched")).as("two a day at the most").isEqualTo(2);
            match(made, matches, opened(made), 349, 1);
            made.need.telling.tell(() -> true);
            assertThat(number("SELECT count(*) FROM need_telling WHERE side = 'OWNER'"))
                    .isEqualTo(2);
            made.need.describing.runOut();
        });
    }

    @Test
    @Order(2)
    void theSameAnswersAndSeedAreOneVersionWhichCountsOnceItIsPutInForce() {
        with(made -> {
            assertThat(made.need.learning.learn(7)).as("too few answers").isEmpty();
            var need = opened(made);
            answers(made, need);

            var first = made.need.learning.learn(7).orElseThrow();
            var again = made.need.learning.learn(7).orElseThrow();
            var other = made.need.learning.learn(8).orElseThrow();

            assertThat(again).isEqualTo(first);
            assertThat(other.digest()).isNotEqualTo(first.digest());
            assertThat(first.examples()).isEqualTo(40);
            assertThat(first.evaluation()).contains("rightOrder.shipped=", "rightOrder.learned=1.000");
            assertThat(first.weights().of(Feature.IPC)).isGreaterThan(150);
            assertThat(number("SELECT count(*) FROM need_weights_use"))
                    .as("never by itself")
                    .isZero();
            assertThatThrownBy(() -> made.need.learning.activate(99))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.code()).isEqualTo("need.weights-unknown"));
            made.need.learning.activate(first.weights().version());
            made.need.learning.activate(0);
            var command = new LearnMatching(made.need.learning);
            assertThat(command.run(new String[] {"learn-matching", "7"}).lines())
                    .anyMatch(line -> line.endsWith("digest=" + first.digest()))
                    .anyMatch(line -> line.endsWith("rightOrder.learned=1.000"));
            assertThat(command.run(new String[] {"learn-matching", "activate", "99"})
                            .status())
                    .isEqualTo(1);
            assertThat(command.run(new String[] {"learn-matching", "soon"}).status())
                    .isEqualTo(LearnMatching.USAGE);
        });
        assertThat(number("SELECT count(*) FROM need_weights")).isEqualTo(2);
        owner("DELETE FROM need; DELETE FROM need_telling_place");
    }

    @Test
    @Order(3)
    void aNeedIsDescribedConfirmedMatchedAndAnsweredByBothSides() {
        bed.server().start();
        var anyone = Api.of(bed);
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        var listing = new OpenDoors(anyone, 9_760_000).open();
        var id = listing.substring("/listings/".length());
        await().until(() -> anyone.get("/search?q=%E9%9A%94%E8%86%9C").json().getInteger("total") == 1);

        university.post("/needs", SEPARATOR).expectProblem(403, "access.role");
        firm.post("/needs", SEPARATOR.copy().put("deadline", "2020-01-01")).expectProblem(422, "need.invalid");
        var draft = firm.post("/needs", SEPARATOR.copy().put("draft", true))
                .expect(201)
                .json();
        var path = "/needs/" + draft.getString("id");
        university.get(path).expectProblem(404, "need.unknown");
        assertThat(firm.get(path + "/matches").expect(200).json().getJsonArray("items"))
                .as("of a draft, what would match")
                .hasSize(1);
        var proposals = firm.get(path + "/proposals").expect(200).json();
        firm.post(path + "/matches/" + id + "/response", said("INTERESTED")).expectProblem(404, "need.no-match");

        var fields = new JsonObject().put("industries", new JsonArray().add("CLEAN_ENERGY"));
        firm.post(path + "/confirmation", fields.copy().put("ipc", new JsonArray().add("9")))
                .expectProblem(422, "need.invalid");
        var open = firm.post(path + "/confirmation", fields).expect(200).json();
        var match = firm.get(path + "/matches")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(proposals.getBoolean("complete")).isTrue();
        assertThat(open.getString("state")).isEqualTo("OPEN");
        assertThat(match.getString("listingId")).isEqualTo(id);
        assertThat(match.getJsonArray("reasons").encode()).contains("标题谈到『锂电池隔膜』", "价格在预算内", "权利人与您在同一城市");
        var sum = match.getJsonArray("reasons").stream()
                .mapToDouble(reason -> ((JsonObject) reason).getDouble("points"))
                .sum();
        assertThat(match.getDouble("score")).isBetween(sum - 1e-9, sum + 1e-9);

        var seen = university.get(path).expect(200).json();
        assertThat(seen.containsKey("firmName")).as("not named").isFalse();
        assertThat(university.get(listing + "/needs").expect(200).json().getJsonArray("items"))
                .hasSize(1);
        assertThat(university.get("/needs").expect(200).text()).contains("受热收缩");
        anyone.as(DemoUsers.JINAN_INSTITUTE).get(path).expectProblem(404, "need.unknown");
        anyone.as(DemoUsers.JINAN_INSTITUTE).get(listing + "/needs").expectProblem(404, "listing.unknown");
        anyone.as(DemoUsers.SME_MARINE)
                .post(path + "/matches/" + id + "/response", said("INTERESTED"))
                .expectProblem(404, "need.unknown");
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .post(path + "/matches/" + id + "/offer", said("OFFERED"))
                .expectProblem(404, "need.unknown");

        university.post(path + "/matches/" + id + "/offer", said("ASKED")).expectProblem(422, "need.answer");
        university.post(path + "/matches/" + id + "/offer", said("OFFERED")).expect(200);
        firm.post(path + "/matches/" + id + "/response", said("DECLINED")).expectProblem(422, "need.answer");
        firm.post(path + "/matches/" + id + "/response", said("DECLINED").put("declineReason", "TOO_EARLY"))
                .expect(200);
        assertThat(overview(anyone).getJsonArray("declines").getJsonObject(0).getInteger("count"))
                .isEqualTo(1);
        firm.post(path + "/matches/" + id + "/response", said("INTERESTED").put("named", true))
                .expect(200);
        assertThat(overview(anyone).getJsonArray("declines").getJsonObject(0).getInteger("count"))
                .as("the last word counts")
                .isZero();
        assertThat(university
                        .get(path)
                        .expect(200)
                        .json()
                        .getJsonObject("firmName")
                        .getString("zh"))
                .isEqualTo("芝罘锂能科技");
        await().until(() -> firm.get("/notifications").expect(200).text().contains("权利人回应了您的需求"));
        await().untilAsserted(() -> {
            var leads = university.get("/leads?listing=" + id).expect(200).json();
            assertThat(leads.getJsonObject("sums").getInteger("enquired")).isEqualTo(1);
            assertThat(leads.getJsonArray("declines").encode()).contains("TOO_EARLY");
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        university.get("/notifications").expect(200).text().split("项企业需求与您的挂牌相近", -1).length - 1 == 1);

        new OpenDoors(anyone, 9_761_000).withdraw(listing);
        await().untilAsserted(
                        () -> assertThat(firm.get(path + "/matches").json().getJsonArray("items"))
                                .isEmpty());
        firm.post(path + "/closure", new JsonObject().put("met", true)).expect(200);
        firm.post(path + "/confirmation", fields).expectProblem(409, "need.state");
    }

    @Test
    @Order(4)
    void whatIsPublishedAfterwardsFindsTheNeedsThatItCouldMeet() {
        var anyone = Api.of(bed);
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        var need = firm.post("/needs", SEPARATOR).expect(201).json();
        var path = "/needs/" + need.getString("id");
        assertThat(need.getString("state")).isEqualTo("OPEN");
        assertThat(firm.get(path + "/matches").expect(200).json().getJsonArray("items"))
                .isEmpty();

        var listing = new OpenDoors(anyone, 9_762_000).free();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(firm.get(path + "/matches")
                                .json()
                                .getJsonArray("items")
                                .encode())
                        .contains(listing.substring("/listings/".length()), "免费，不占预算"));
        assertThat(overview(anyone).getJsonArray("unmet")).isEmpty();
    }

    private static JsonObject overview(Api anyone) {
        return anyone.as(DemoUsers.OPERATOR_A).get("/need-overview").expect(200).json();
    }

    private static JsonObject said(String decision) {
        return new JsonObject().put("decision", decision);
    }

    private static NeedId opened(Wiring made) {
        var content = new NeedContent(
                "隔膜", "隔膜受热收缩", "", Optional.empty(), Optional.empty(), Optional.empty(), /* named= */ false);
        return made.need
                .describing
                .publish(DemoPatents.actor(DemoUsers.SME_LITHIUM), content, NeedFields.NONE)
                .id();
    }

    private static ListingId listing(int serial) {
        return new ListingId(new UUID(7, serial));
    }

    private static void match(Wiring made, MatchesPg matches, NeedId need, int score, int... listings) {
        made.tx.run(now -> {
            var kept = new java.util.ArrayList<>(matches.of(need));
            for (var serial : listings) {
                kept.removeIf(one -> one.listing().equals(listing(serial)));
                kept.add(new Match(need, listing(serial), List.of(UNIVERSITY), score, List.of(), Map.of(), 0));
            }
            matches.replace(need, kept);
            return need;
        });
    }

    /** Firms that want what lies in the field that they confirmed, and nothing else. */
    private static void answers(Wiring made, NeedId need) {
        made.tx.run(now -> {
            var answers = new AnswersPg(made.pg);
            for (var at = 0; at < 40; at++) {
                var wanted = at % 2 == 0;
                answers.add(new Answer(
                        made.ids.next(),
                        need,
                        listing(at),
                        wanted ? Decision.INTERESTED : Decision.DECLINED,
                        wanted ? Optional.empty() : Optional.of(DeclineReason.OUTSIDE_FIELD),
                        "",
                        false,
                        Map.of(Feature.WORDS, 300, Feature.IPC, wanted ? 1000 : 0),
                        now));
            }
            return need;
        });
    }

    private void with(Consumer<Wiring> work) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            work.accept(made);
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    private long told(String type) {
        return number("SELECT count(*) FROM outbox_event WHERE type = '" + type + "'");
    }

    private long number(String sql) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void owner(String sql) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
