package org.penglai.listing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Listing;
import org.penglai.listing.ObjectionId;
import org.penglai.listing.PricingMode;
import org.penglai.listing.Publicising;
import org.penglai.listing.Publicities;
import org.penglai.listing.PublicityId;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Pricing decisions and publicities over the API. */
public final class PublicityApi {

    private static final int PAGE = 20;

    private final PublicityDesk desk;

    public PublicityApi(PublicityDesk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getListingPrice", this::price,
                "decideListingPrice", this::decide,
                "listPublicities", this::list,
                "getPublicity", this::one,
                "objectToPrice", this::object,
                "answerPriceObjection", this::answer);
    }

    /** The body of {@code decideListingPrice}. */
    record DecisionForm(
            PricingMode mode,
            LocalDate decidedOn,
            String decidedBy,
            @Nullable String basis,
            @Nullable Integer days) {
        Publicising.Decision decision() {
            return new Publicising.Decision(
                    mode, decidedOn, decidedBy, basis == null ? "" : basis, Optional.ofNullable(days));
        }
    }

    /** The body of {@code objectToPrice}. */
    record ObjectionForm(String text) {}

    /** The body of {@code answerPriceObjection}. */
    record AnswerForm(boolean upheld, String text) {}

    /** One page of publicities; {@code next} is asked for with {@code after}. */
    record PageView(List<PublicityView> items, @Nullable String next) {}

    private Reply price(Call call) {
        return shown(200, call, desk.listing(call));
    }

    private Reply decide(Call call) {
        var listing = desk.listing(call);
        desk.publicising()
                .decide(
                        call.actor(),
                        listing.id(),
                        call.body(DecisionForm.class).decision());
        return shown(201, call, listing);
    }

    private Reply shown(int status, Call call, Listing listing) {
        return Reply.json(status, pricing(desk, call, listing));
    }

    static PublicityView.PricingView pricing(PublicityDesk desk, Call call, Listing listing) {
        return desk.tx().run(now -> {
            var law = desk.publicising().law();
            var house = desk.organisations().require(listing.head().owner());
            var found = desk.publicising().pricing(listing);
            return PublicityView.pricing(
                    law,
                    law.choice(listing.terms().mode()),
                    law.rule(house, LegalDays.of(now)),
                    call.language(),
                    found.map(pricing -> PublicityView.DecisionView.of(pricing.decision())),
                    found.flatMap(Publicities.Pricing::publicity)
                            .map(publicity -> desk.view(publicity, Optional.of(call.actor()))));
        });
    }

    private Reply list(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(PAGE);
        var open = call.query("open").map(Boolean::parseBoolean).orElse(true);
        var found = desk.publicities()
                .list(
                        new Publicities.Selection(open, Optional.empty()),
                        call.query("after").flatMap(PublicityApi::cursor),
                        limit + 1);
        var items = desk.views(found.stream().limit(limit).toList());
        return Reply.json(
                200, new PageView(items, found.size() > limit ? items.getLast().id() : null));
    }

    private Reply one(Call call) {
        return Reply.json(200, desk.view(desk.publicity(call), call.caller().actor()));
    }

    private Reply object(Call call) {
        var id = call.id("id", "publicity.unknown", PublicityId::new);
        var organisation = call.caller().actor().map(Actor::organisation);
        var objection = desk.publicising()
                .object(
                        call.person(),
                        organisation,
                        id,
                        call.body(ObjectionForm.class).text());
        return Reply.json(201, PublicityView.ObjectionView.of(objection, /* told= */ true))
                .location(ApiRouter.BASE + "/publicities/" + id);
    }

    private Reply answer(Call call) {
        var form = call.body(AnswerForm.class);
        var publicity = desk.publicising()
                .answer(
                        call.actor(),
                        call.id("id", "publicity.unknown", PublicityId::new),
                        call.id("objection", "publicity.objection-unknown", ObjectionId::new),
                        form.upheld(),
                        form.text());
        return Reply.json(200, desk.view(publicity, call.caller().actor()));
    }

    static Optional<PublicityId> cursor(String after) {
        try {
            return Optional.of(new PublicityId(UUID.fromString(after)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
