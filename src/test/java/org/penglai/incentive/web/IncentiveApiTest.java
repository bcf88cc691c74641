package org.penglai.incentive.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.deal.DealId;
import org.penglai.incentive.DealFacts;
import org.penglai.incentive.DealFacts.DealOccasion;
import org.penglai.incentive.Estimating;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Vocabulary;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles;
import org.penglai.incentive.file.ProgrammeResources;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Schemas;
import org.penglai.platform.json.Json;

/** The operations as functions, their answers held against the contract. */
class IncentiveApiTest {

    private static final DealId DEAL = new DealId(UUID.fromString("019aa000-0000-7000-8000-000000000001"));
    private static final Instant TODAY = Instant.parse("2026-11-22T04:00:00Z");
    private static final Contract CONTRACT = Contract.load(List.of("incentive"));
    private static final Schemas SCHEMAS = new Schemas(CONTRACT);
    private static final Actor READER = new Actor(
            "subject", "蓬莱湾大学", new OrganisationId(UUID.fromString("019aa000-0000-7000-8000-0000000000aa")), Set.of());

    private Optional<DealOccasion> deal = Optional.empty();

    @Test
    void programmesComeInPages() {
        // When
        var first = json("listProgrammes", Map.of("limit", List.of("1")), Map.of());
        var second = json("listProgrammes", Map.of("after", List.of(first.getString("next"))), Map.of());
        // Then
        assertThat(first.getJsonArray("items")).hasSize(1);
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo("yantai-free-licence-licensor");
        assertThat(second.containsKey("next")).isFalse();
    }

    @Test
    void aProgrammeStandsAsOfTheDayAskedFor() {
        // When
        var programme =
                json("getProgramme", Map.of("on", List.of("2024-12-31")), Map.of("id", "yantai-free-licence-licensor"));
        // Then
        assertThat(programme.getJsonObject("standing").getString("validity")).isEqualTo("IN_FORCE");
        assertThat(programme.getJsonObject("amount").getLong("ceilingFen")).isEqualTo(50_000_000L);
        assertThat(programme.getJsonObject("source").getString("locator")).isEqualTo("annex 三(一)1");
        assertThat(programme.getJsonObject("source").getString("status")).isEqualTo("ISSUED_TEXT_UNSEEN");
        assertThat(programme.getBoolean("entitlement")).isFalse();
    }

    @Test
    void anUnknownProgrammeIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json("getProgramme", Map.of(), Map.of("id", "../etc")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("programme.unknown"));
    }

    @Test
    void aFreeLicenceOfTodayIsEndedForOneProgrammeAndAssumedForTheOther() {
        // Given
        deal = Optional.of(new DealOccasion(DEAL, Optional.of(LocalDate.parse("2026-11-20")), freeLicence()));
        // When
        var estimate = json("getDealIncentives", Map.of(), Map.of("id", DEAL.toString()));
        // Then
        var agency = estimate.getJsonArray("items").getJsonObject(0);
        assertThat(agency.getString("outcome")).isEqualTo("INELIGIBLE");
        assertThat(agency.getString("validity")).isEqualTo("ENDED");
        assertThat(agency.getString("reason"))
                .isEqualTo("The programme ended on 2024-12-31, and no continuation has been entered.");
        assertThat(agency.containsKey("ceilingFen")).isFalse();
        var licensor = estimate.getJsonArray("items").getJsonObject(1);
        assertThat(licensor.getString("outcome")).isEqualTo("NEEDS_EVIDENCE");
        assertThat(licensor.getString("validity")).isEqualTo("CONTINUED_ASSUMED");
        assertThat(licensor.getBoolean("assumed")).isTrue();
        assertThat(licensor.getLong("ceilingFen")).isEqualTo(50_000_000L);
        assertThat(estimate.getLong("totalCeilingFen")).isZero();
        assertThat(estimate.getLong("totalAssumedCeilingFen")).isEqualTo(50_000_000L);
    }

    @Test
    void everyLineOfTheTraceSaysWhatWasAskedFoundAndWhere() {
        // Given
        deal = Optional.of(new DealOccasion(DEAL, Optional.of(LocalDate.parse("2023-06-01")), freeLicence()));
        // When
        var estimate = json("getDealIncentives", Map.of(), Map.of("id", DEAL.toString()));
        // Then
        var line = estimate.getJsonArray("items")
                .getJsonObject(1)
                .getJsonArray("trace")
                .getJsonObject(2);
        assertThat(line.getString("condition")).isEqualTo("The patent is licensed free of charge");
        assertThat(line.getString("expression")).isEqualTo("deal.mode == \"FREE_LICENCE\"");
        assertThat(line.getString("value")).isEqualTo("FREE_LICENCE");
        assertThat(line.getString("from")).isEqualTo("record of the deal (" + DEAL + ")");
        assertThat(line.getString("result")).isEqualTo("MET");
        assertThat(line.getString("citation")).contains("annex 三(一)1", "issued, final text not seen");
    }

    @Test
    void aDealWhoseEventLiesAheadIsJudgedByToday() {
        // Given
        deal = Optional.of(new DealOccasion(DEAL, Optional.empty(), freeLicence()));
        // When
        var estimate = json("getDealIncentives", Map.of(), Map.of("id", DEAL.toString()));
        // Then
        assertThat(estimate.getBoolean("beforeTheEvent")).isTrue();
        assertThat(estimate.getString("on")).isEqualTo("2026-11-22");
    }

    @Test
    void aDealThatTheReaderMayNotSeeIsUnknown() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> json("getDealIncentives", Map.of(), Map.of("id", DEAL.toString())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("deal.unknown"));
    }

    @Test
    void theCalculatorTakesTheEventToHappenOnTheDayStated() {
        // When
        var estimate = evaluate(Map.of(
                "occasion", "DEAL_CERTIFIED",
                "on", "2023-06-01",
                "facts", Map.of("agency.present", true, "decision.outstandingTrades", true)));
        // Then
        var agency = estimate.getJsonArray("items").getJsonObject(0);
        assertThat(agency.getString("outcome")).isEqualTo("ELIGIBLE");
        assertThat(agency.getJsonArray("trace").getJsonObject(2).getString("from"))
                .isEqualTo("stated by the enquirer");
    }

    @Test
    void theCalculatorNamesEveryFactThatCannotBe() {
        var question = Map.<String, Object>of(
                "occasion", "DEAL_CERTIFIED",
                "on", "2023-06-01",
                "facts", Map.of("deal.mode", "GIFT", "deal.colour", "red", "licensor.local", "yes"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> evaluate(question))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Refusal.Violation::pointer, Refusal.Violation::code)
                        .containsExactlyInAnyOrder(
                                tuple("/facts/deal.mode", "fact-value"),
                                tuple("/facts/deal.colour", "fact-unknown"),
                                tuple("/facts/licensor.local", "fact-value")));
    }

    private static Facts freeLicence() {
        return Facts.from(Origin.of(Origin.Source.DEAL, DEAL.toString()))
                .text(Vocabulary.DEAL_MODE, "FREE_LICENCE")
                .flag(Vocabulary.DEAL_CERTIFIED, true)
                .texts(Vocabulary.DEAL_EVIDENCE, List.of("CONTRACT", "RECORDAL_NOTICE"))
                .flag(Vocabulary.AGENCY_PRESENT, false)
                .from(Origin.of(Origin.Source.ORGANISATION, "蓬莱湾大学"))
                .text(Vocabulary.LICENSOR_KIND, "UNIVERSITY")
                .flag(Vocabulary.LICENSOR_LOCAL, true)
                .from(Origin.of(Origin.Source.ORGANISATION, "芝罘锂能科技"))
                .text(Vocabulary.LICENSEE_KIND, "ENTERPRISE")
                .flag(Vocabulary.LICENSEE_LOCAL, true)
                .text(Vocabulary.LICENSEE_SIZE_CLASS, "SMALL")
                .build();
    }

    private JsonObject evaluate(Map<String, Object> body) {
        return answer("evaluate", new Call.Parameters(Map.of(), Map.of(), Map.of()), Optional.of(body));
    }

    private JsonObject json(String operation, Map<String, List<String>> query, Map<String, String> path) {
        return answer(operation, new Call.Parameters(path, query, Map.of()), Optional.empty());
    }

    private JsonObject answer(String operation, Call.Parameters parameters, Optional<Map<String, Object>> body) {
        DealFacts deals = (id, reader) -> deal.orElseThrow(() -> Refusal.unknown("deal.unknown"));
        var catalogue = new ProgrammeFiles(new CelConditions()).load(ProgrammeResources.shipped(true));
        var api = new IncentiveApi(new Estimating(catalogue, deals, new Now()), Messages.load(List.of("incentive")));
        var call = new Call(
                new Call.Line(operation, "GET", "/", "request", Language.EN),
                parameters,
                new Call.Content(body, Form.EMPTY, List.of()),
                new Caller(Optional.of(READER), ""));
        var reply = api.operations().get(operation).handle(call);
        assertThat(reply.status()).isEqualTo(200);
        var json = new JsonObject(((Reply.Body.Text) reply.body()).text());
        var schema = CONTRACT.operations().get(operation).pointer() + "/responses/200/content/application~1json/schema";
        assertThat(SCHEMAS.violations(schema, new JsonObject(Json.object(json.encode()))))
                .isEmpty();
        return json;
    }

    private record Now() implements Tx {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(TODAY);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return work.at(TODAY);
        }
    }
}
