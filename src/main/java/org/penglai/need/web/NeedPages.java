package org.penglai.need.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.discovery.Subjects;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.need.Consulting;
import org.penglai.need.Match;
import org.penglai.need.Need;
import org.penglai.need.Proposals;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** The pages of needs: the firm's way from its words to matches in two steps, and the seller's to its answer. */
public final class NeedPages {

    private static final String HOME = "/needs";
    private static final int PAGE = 20;

    private final NeedDesk desk;
    private final Pages pages;
    private final Subjects subjects;
    private final Places places;

    /** @param subjects what symbols of the classification are about */
    public NeedPages(NeedDesk desk, Pages pages, Subjects subjects) {
        this.desk = desk;
        this.pages = pages;
        this.subjects = subjects;
        this.places = Places.named(pages.messages());
    }

    /** All pages; fixed addresses stand before those with an id. */
    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "listNeeds", this::list),
                PageRoute.post(HOME, "createNeed", this::create),
                PageRoute.get(HOME + "/new", "createNeed", this::begin),
                PageRoute.get(HOME + "/:id", "getNeed", this::one),
                PageRoute.get(HOME + "/:id/edit", "editNeed", this::rewrite),
                PageRoute.post(HOME + "/:id/edit", "editNeed", this::edit),
                PageRoute.post(HOME + "/:id/confirmation", "confirmNeed", this::confirm),
                PageRoute.post(HOME + "/:id/closure", "closeNeed", this::close),
                PageRoute.post(HOME + "/:id/matches/:listingId/response", "respondToMatch", this::respond),
                PageRoute.post(HOME + "/:id/matches/:listingId/offer", "answerNeed", this::answer));
    }

    /** What the list shows. */
    public record Needs(List<Need> needs, boolean writes, Optional<String> next, Subjects subjects) {}

    /** What the form of a description shows. */
    public record Description(Optional<Need> draft, Form form, Problems.@Nullable Shown problem) {}

    /** A match on the page: what is offered at which price, and why. */
    public record Card(Consulting.Seen seen, String key, List<String> reasons, Optional<String> price) {

        public Listing listing() {
            return seen.listing();
        }

        /** Of a hundred. */
        public int percent() {
            return seen.match().score() / 10;
        }
    }

    private Reply list(Call call) {
        var found = desk.consulting().list(call.actor(), NeedApi.before(call), PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var next = found.size() > PAGE
                ? Optional.of(HOME + "?after=" + shown.getLast().id())
                : Optional.<String>empty();
        var writes = call.actor().is(org.penglai.kernel.Role.ACQUIRER);
        return pages.show(call, "need/list", new Needs(shown, writes, next, subjects));
    }

    private Reply begin(Call call) {
        return pages.show(call, "need/describe", new Description(Optional.empty(), Form.EMPTY, null));
    }

    private Reply create(Call call) {
        return pages.form(
                call,
                () -> {
                    var draft = desk.describing().describe(call.actor(), NeedForms.content(call.form(), places));
                    return Reply.seeOther(HOME + "/" + draft.id() + "?done=described");
                },
                rejected -> described(call, Optional.empty(), rejected));
    }

    private Reply described(Call call, Optional<Need> draft, Pages.Rejected rejected) {
        var model = new Description(draft, rejected.form(), rejected.problem());
        return pages.show(rejected.problem().status(), call, "need/describe", model);
    }

    private Reply rewrite(Call call) {
        var need = desk.consulting().sight(call.actor(), NeedApi.id(call)).need();
        if (!need.isDraft()) {
            return home(call);
        }
        var form = NeedForms.filled(need.content(), need.version());
        return pages.show(call, "need/describe", new Description(Optional.of(need), form, null));
    }

    private Reply edit(Call call) {
        var need = desk.consulting().sight(call.actor(), NeedApi.id(call)).need();
        return pages.form(
                call,
                () -> {
                    var version = call.form().value("version");
                    var seen = version.matches("\\d{1,9}") ? Long.parseLong(version) : 0;
                    desk.describing().edit(call.actor(), need.id(), seen, NeedForms.content(call.form(), places));
                    return Reply.seeOther(HOME + "/" + need.id() + "?done=described");
                },
                rejected -> described(call, Optional.of(need), rejected));
    }

    private Reply one(Call call) {
        return show(200, call, "", Form.EMPTY, null);
    }

    private static Reply home(Call call) {
        return Reply.seeOther(HOME + "/" + NeedApi.id(call));
    }

    private Reply confirm(Call call) {
        return deed(
                call,
                "",
                "opened",
                () -> desk.describing().confirm(call.actor(), NeedApi.id(call), NeedForms.fields(call.form())));
    }

    private Reply close(Call call) {
        var met = call.form().value("met").equals("true");
        return deed(call, "", "closed", () -> desk.describing().close(call.actor(), NeedApi.id(call), met));
    }

    private Reply respond(Call call) {
        var listing = NeedApi.listing(call);
        return deed(
                call,
                listing.toString(),
                "responded",
                () -> desk.responding().respond(call.actor(), NeedApi.id(call), listing, NeedForms.said(call.form())));
    }

    private Reply answer(Call call) {
        var listing = NeedApi.listing(call);
        return deed(
                call,
                listing.toString(),
                "answered",
                () -> desk.responding().answer(call.actor(), NeedApi.id(call), listing, NeedForms.said(call.form())));
    }

    private Reply deed(Call call, String tried, String done, Runnable deed) {
        return pages.form(
                call,
                () -> {
                    deed.run();
                    var place = tried.isEmpty() ? "" : "#m-" + tried;
                    return Reply.seeOther(HOME + "/" + NeedApi.id(call) + "?done=" + done + place);
                },
                rejected -> show(rejected.problem().status(), call, tried, rejected.form(), rejected.problem()));
    }

    private Reply show(int status, Call call, String tried, Form form, Problems.@Nullable Shown problem) {
        var sight = desk.consulting().sight(call.actor(), NeedApi.id(call));
        var asks = sight.mine() && (sight.need().isDraft() || sight.need().isOpen());
        var model = new NeedModel(
                sight,
                desk.firm(sight),
                asks ? desk.propose(sight.need().content()) : Proposals.NONE,
                sight.matches().stream().map(seen -> card(call, seen)).toList(),
                desk.rules(),
                subjects,
                tried,
                form,
                problem);
        return pages.show(status, call, "need/need", model);
    }

    private Card card(Call call, Consulting.Seen seen) {
        var plan = seen.listing().terms().feePlan();
        var price = plan.filter(FeePlan.Free.class::isInstance).isPresent()
                ? Optional.of(pages.messages().text(call.language(), "discovery.hit.free"))
                : plan.map(FeePlan::fixed).filter(fixed -> !fixed.isZero()).map(View::yuan);
        return new Card(seen, seen.match().listing().toString(), reasons(call, seen.match()), price);
    }

    private List<String> reasons(Call call, Match match) {
        return match.reasons().stream()
                .map(reason -> ReasonWords.of(
                        ReasonWords.told(reason, subjects, call.language()),
                        pages.messages(),
                        call.language(),
                        call.actor().is(org.penglai.kernel.Role.ACQUIRER)))
                .toList();
    }

    /** What a listing's page shows to its sellers: the open needs that it could meet; nothing to anybody else. */
    public String panel(Call call, Listing listing) {
        var seller = call.caller().actor().filter(listing::isSoldBy);
        if (seller.isEmpty() || !(listing instanceof Listing.Published)) {
            return "";
        }
        var met = desk.consulting().metBy(seller.get(), listing.id()).stream()
                .map(one -> new Met(one.need(), one.match().score() / 10, reasons(call, one.match())))
                .toList();
        return pages.render(call, "need/panel", met);
    }

    /** An open need on the page of a listing that could meet it. */
    public record Met(Need need, int percent, List<String> reasons) {}
}
