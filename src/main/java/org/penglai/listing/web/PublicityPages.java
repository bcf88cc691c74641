package org.penglai.listing.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.Objection;
import org.penglai.listing.ObjectionId;
import org.penglai.listing.PricingMode;
import org.penglai.listing.Publicising;
import org.penglai.listing.Publicities;
import org.penglai.listing.Publicity;
import org.penglai.listing.PublicityId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The pages of prices that are made public: for anyone, and the one where a seller records how its price is found. */
public final class PublicityPages {

    private static final int PAGE = 20;

    private final PublicityDesk desk;
    private final Pages pages;

    public PublicityPages(PublicityDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/publicities", "listPublicities", this::list),
                PageRoute.get("/publicities/:id", "getPublicity", this::one),
                PageRoute.post("/publicities/:id/objections", "objectToPrice", this::object),
                PageRoute.post("/publicities/:id/objections/:objection", "answerPriceObjection", this::answer),
                PageRoute.get("/listings/:id/pricing", "getListingPrice", this::pricing),
                PageRoute.post("/listings/:id/pricing", "decideListingPrice", this::decide));
    }

    /** A line of the list. */
    public record Line(Publicity publicity, Bilingual house, FeeView fee) {}

    /**
     * What the list shows.
     *
     * @param open whether of those that are open, or of those that have ended
     * @param next where the next page begins; empty on the last
     */
    public record ListModel(List<Line> lines, boolean open, boolean first, String next) {}

    /**
     * What a publicity's page shows.
     *
     * @param objections with their texts for those who are told
     * @param answers whether the reader answers for the institution
     * @param listingShown whether the offer can be read by anybody
     */
    public record OneModel(
            Publicity publicity,
            Bilingual house,
            FeeView fee,
            List<Objection> objections,
            boolean told,
            boolean answers,
            boolean listingShown,
            Form form,
            Problems.@Nullable Shown problem) {}

    /** What the seller's page of its price shows. */
    public record PricingModel(
            Listing listing,
            FeeView fee,
            PublicityView.PricingView pricing,
            boolean decides,
            Form form,
            Problems.@Nullable Shown problem) {

        public List<PricingMode> modes() {
            return pricing.open();
        }
    }

    private Reply list(Call call) {
        var open = call.query("open").map(Boolean::parseBoolean).orElse(true);
        var before = call.query("after").flatMap(PublicityApi::cursor);
        var found = desk.publicities().list(new Publicities.Selection(open, Optional.empty()), before, PAGE + 1);
        var lines = found.stream()
                .limit(PAGE)
                .map(one -> new Line(one, desk.name(one.house()), fee(call, one)))
                .toList();
        var next = found.size() > PAGE ? lines.getLast().publicity().id().toString() : "";
        return pages.show(call, "listing/publicities", new ListModel(lines, open, before.isEmpty(), next));
    }

    private FeeView fee(Call call, Publicity publicity) {
        return FeeView.of(publicity.price().plan(), pages.messages(), call.language());
    }

    private Reply one(Call call) {
        return show(200, call, Form.EMPTY, null);
    }

    private Reply show(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var model = desk.tx().run(now -> {
            var publicity = desk.publicity(call);
            var reader = call.caller().actor();
            return new OneModel(
                    publicity,
                    desk.name(publicity.house()),
                    fee(call, publicity),
                    desk.publicities().objections(publicity.id()),
                    PublicityDesk.isTold(publicity, reader),
                    reader.filter(actor -> actor.actsFor(publicity.house())).isPresent(),
                    desk.listings()
                            .find(publicity.listing())
                            .filter(listing -> listing.isVisibleTo(reader))
                            .isPresent(),
                    form,
                    problem);
        });
        return pages.show(status, call, "listing/publicity", model);
    }

    private Reply object(Call call) {
        var id = call.id("id", "publicity.unknown", PublicityId::new);
        return pages.form(
                call,
                () -> {
                    desk.publicising()
                            .object(
                                    call.person(),
                                    call.caller().actor().map(Actor::organisation),
                                    id,
                                    call.form().value("text"));
                    return Reply.seeOther("/publicities/" + id + "#objections");
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply answer(Call call) {
        var id = call.id("id", "publicity.unknown", PublicityId::new);
        return pages.form(
                call,
                () -> {
                    var objection = call.id("objection", "publicity.objection-unknown", ObjectionId::new);
                    var upheld = call.form().value("decision");
                    if (!upheld.equals("UPHELD") && !upheld.equals("REJECTED")) {
                        throw Refusal.invalid("publicity.answer").violation("/decision", "required");
                    }
                    desk.publicising()
                            .answer(
                                    call.actor(),
                                    id,
                                    objection,
                                    upheld.equals("UPHELD"),
                                    call.form().value("text"));
                    return Reply.seeOther("/publicities/" + id + "#objections");
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply pricing(Call call) {
        return showPricing(200, call, Form.EMPTY, null);
    }

    private Reply showPricing(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var listing = desk.listing(call);
        var unopened = listing instanceof Listing.Draft || listing instanceof Listing.Submitted;
        var pricing = PublicityApi.pricing(desk, call, listing);
        var open = pricing.publicity()
                .filter(publicity -> publicity.state() == Publicity.State.RUNNING
                        || publicity.state() == Publicity.State.AWAITING_ANSWERS)
                .isPresent();
        var house = desk.organisations().require(listing.head().owner());
        var decides = unopened
                && !open
                && listing.isSoldBy(call.actor())
                && house.kind().isAcademic();
        var fee = FeeView.of(listing.terms().feePlan(), pages.messages(), call.language());
        return pages.show(
                status, call, "listing/pricing", new PricingModel(listing, fee, pricing, decides, form, problem));
    }

    private Reply decide(Call call) {
        var listing = desk.listing(call);
        return pages.form(
                call,
                () -> {
                    desk.publicising().decide(call.actor(), listing.id(), decision(call.form()));
                    return Reply.seeOther("/listings/" + listing.id() + "/pricing");
                },
                rejected -> showPricing(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private static Publicising.Decision decision(Form form) {
        var refusal = Refusal.invalid("publicity.decision");
        var typed = new Typed(form, refusal);
        var mode = typed.choice("mode", PricingMode.class);
        var decidedOn = typed.requiredDate("decidedOn");
        var decidedBy = typed.required("decidedBy");
        var days = typed.number("days");
        if (mode.isEmpty() && form.value("mode").isEmpty()) {
            refusal.violation("/mode", "required");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Publicising.Decision(
                mode.orElseThrow(), decidedOn.orElseThrow(), decidedBy.orElseThrow(), form.value("basis"), days);
    }
}
