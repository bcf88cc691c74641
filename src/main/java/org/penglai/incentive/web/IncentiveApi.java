package org.penglai.incentive.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.DealId;
import org.penglai.incentive.Estimating;
import org.penglai.incentive.Occasion;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Programme;
import org.penglai.incentive.ProgrammeId;
import org.penglai.incentive.StatedFacts;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Programmes, the programmes of a deal, and the calculator over the API. */
public final class IncentiveApi {

    /** Page size when none is asked for; the contract bounds what may be. */
    private static final int PAGE = 20;

    private final Estimating estimating;
    private final Messages messages;

    public IncentiveApi(Estimating estimating, Messages messages) {
        this.estimating = estimating;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listProgrammes", this::listProgrammes,
                "getProgramme", this::getProgramme,
                "getDealIncentives", this::getDealIncentives,
                "evaluate", this::evaluate);
    }

    record ProgrammePage(List<ProgrammeView> items, Optional<String> next) {}

    record Question(Occasion occasion, LocalDate on, Map<String, Object> facts) {}

    private Reply listProgrammes(Call call) {
        var on = on(call, estimating);
        var limit = call.query("limit").map(Integer::parseInt).orElse(PAGE);
        var after = call.query("after").orElse("");
        var rest = estimating.catalogue().all().stream()
                .filter(programme -> programme.id().value().compareTo(after) > 0)
                .toList();
        var items = rest.stream()
                .limit(limit)
                .map(programme -> ProgrammeView.of(programme, on))
                .toList();
        var next = rest.size() > limit ? Optional.of(items.getLast().id()) : Optional.<String>empty();
        return Reply.json(200, new ProgrammePage(items, next));
    }

    private Reply getProgramme(Call call) {
        return Reply.json(200, ProgrammeView.of(programme(call, estimating), on(call, estimating)));
    }

    private Reply getDealIncentives(Call call) {
        var deal = call.id("id", "deal.unknown", DealId::new);
        return Reply.json(200, EstimateView.of(estimating.ofDeal(deal, call.actor()), words(call)));
    }

    private Reply evaluate(Call call) {
        var question = call.body(Question.class);
        var facts = StatedFacts.read(question.facts(), Origin.of(Origin.Source.CALLER, ""));
        var estimate = estimating.ofFacts(question.occasion(), question.on(), facts);
        return Reply.json(200, EstimateView.of(estimate, words(call)));
    }

    private IncentiveWords words(Call call) {
        return new IncentiveWords(messages, call.language());
    }

    /** The day asked for, or today. */
    static LocalDate on(Call call, Estimating estimating) {
        return call.query("on").map(IncentiveApi::day).orElseGet(estimating::today);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.parameters")
                    .violation("on", "format", Map.of("limit", "YYYY-MM-DD"));
        }
    }

    static Programme programme(Call call, Estimating estimating) {
        var id = call.path("id");
        return Optional.of(id)
                .filter(ProgrammeId::isValid)
                .map(ProgrammeId::new)
                .flatMap(estimating.catalogue()::find)
                .orElseThrow(() -> Refusal.unknown("programme.unknown").with("id", id));
    }
}
