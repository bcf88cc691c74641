package org.penglai.listing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.Announcement;
import org.penglai.listing.CostQuestion;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingAction;
import org.penglai.listing.ListingId;
import org.penglai.listing.Waiting;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The pages of listings: the public one with what each reader can do there, and the operator's queue. */
public final class ListingPages {

    /** The parts of a listing that an operator comments on one by one. */
    public static final List<String> SECTIONS = List.of("mode", "patents", "words", "scope", "feePlan");

    private static final int QUEUE = 50;

    /** Deeds after which the page says a word. */
    private static final Set<String> DONE =
            Set.of("saved", "submitted", "published", "withdrawn", "suspended", "resumed", "returned", "consents");

    /** As long as the contract lets a comment be. */
    private static final int COMMENT_MAX = 2000;

    private final ListingApi.Parts parts;
    private final Patents patents;
    private final Pages pages;
    private final BiFunction<Call, Listing, String> panel;

    /** @param panel what another feature shows on a listing's page, as HTML; empty where nothing */
    public ListingPages(ListingApi.Parts parts, Patents patents, Pages pages, BiFunction<Call, Listing, String> panel) {
        this.panel = panel;
        this.parts = parts;
        this.patents = patents;
        this.pages = pages;
    }

    /** All pages of listings; fixed addresses stand before those with an id. */
    public List<PageRoute> routes() {
        var routes = new ArrayList<>(new Workspace(parts, patents, pages).routes());
        routes.addAll(new ScratchPages(parts, pages).routes());
        routes.addAll(new ListingEditor(parts, patents, pages).routes());
        routes.addAll(new Versions(parts, pages).routes());
        routes.addAll(new ConsentPages(parts, this::refused, pages).routes());
        routes.addAll(List.of(
                PageRoute.get("/operator/listings", "publishListing", this::queue),
                PageRoute.get("/listings/:id", "getListing", this::one),
                PageRoute.post("/listings/:id/submission", "submitListing", this::submit),
                PageRoute.post("/listings/:id/withdrawal", "withdrawListing", this::withdraw),
                PageRoute.post("/listings/:id/publication", "publishListing", this::publish),
                PageRoute.post("/listings/:id/return", "returnListing", this::giveBack),
                PageRoute.post("/listings/:id/suspension", "suspendListing", this::suspend),
                PageRoute.post("/listings/:id/resumption", "resumeListing", this::resume)));
        List.of("submission", "withdrawal", "publication", "return", "acceptances", "suspension", "resumption")
                .forEach(deed -> routes.add(PageRoute.get("/listings/:id/" + deed, "getListing", ListingPages::home)));
        return routes;
    }

    /** A patent that is offered, as it stands today. */
    public record PatentLine(Patent patent, LegalStatus status) {}

    /**
     * What a listing's page shows.
     *
     * @param actions what this reader can do with it as it stands
     * @param seller whether the reader acts for the owner or its agency
     * @param consents what the co-owners said, for those who are told
     * @param wording promotional words, for those who can change them
     * @param past whether it is shown as it was in an earlier version
     * @param form what was typed into the form that was refused
     * @param inTheWay what keeps an acceptance from becoming a deal, as HTML of the feature that knows; empty where nothing
     * @param done what was just done, for a word about it; empty where nothing was
     * @param panels what other features show of it, as HTML; empty where nothing
     */
    public record Model(
            Listing listing,
            Organisation owner,
            Optional<Organisation> agency,
            List<PatentLine> patents,
            FeeView fee,
            CostsPanel costs,
            EligibilityView eligibility,
            List<ListingAction> actions,
            boolean seller,
            ConsentPages.Panel consents,
            List<Wording> wording,
            boolean past,
            Form form,
            Problems.@Nullable Shown problem,
            String inTheWay,
            String done,
            String panels) {

        /** The same after a form on it was refused: as typed, with what is wrong. */
        Model refused(Pages.Rejected rejected, String keeping) {
            return new Model(
                    listing,
                    owner,
                    agency,
                    patents,
                    fee,
                    costs,
                    eligibility,
                    actions,
                    seller,
                    consents,
                    wording,
                    past,
                    rejected.form(),
                    rejected.problem(),
                    keeping,
                    "",
                    panels);
        }

        /** Fields that are named as wrong and are in no form here: what changed since the reader looked. */
        public java.util.Set<String> elsewhere() {
            return problem != null && problem.code().equals("deal.terms-changed")
                    ? form.violations().keySet()
                    : java.util.Set.of();
        }

        /** Whether the operator has asked for changes, which come before it is submitted again. */
        public boolean isReturned() {
            return listing instanceof Listing.Draft draft && !draft.comments().isEmpty();
        }

        /** Everybody who owns some of what is offered, with the share; an owner of several patents once for each share. */
        public List<Owner> owners() {
            var owners = patents.stream()
                    .flatMap(line -> line.patent().owners().stream())
                    .toList();
            var said = new java.util.HashSet<String>();
            return owners.stream()
                    .filter(one -> said.add(one.name() + "|" + one.share()))
                    .toList();
        }

        public boolean can(ListingAction action) {
            return actions.contains(action);
        }

        /** Whether a form for it has to name the office's announcement. */
        public boolean withdrawalIsAnnounced() {
            return listing.isPublic() && listing.terms().mode().needsAnnouncement();
        }
    }

    /** What the operator's queue shows. */
    public record Queue(List<Waiting> waiting, boolean returned) {}

    /** The page as it is read before an acceptance is tried on it; it shows the refused form with what is in its way. */
    public BiFunction<Pages.Rejected, String, Reply> read(Call call) {
        var model = model(call);
        return (rejected, inTheWay) ->
                pages.show(rejected.problem().status(), call, "listing/listing", model.refused(rejected, inTheWay));
    }

    private Reply refused(Call call, Pages.Rejected rejected) {
        return read(call).apply(rejected, "");
    }

    private Reply one(Call call) {
        return pages.show(200, call, "listing/listing", model(call));
    }

    private static Reply home(Call call) {
        return Reply.seeOther("/listings/" + id(call));
    }

    private Reply queue(Call call) {
        return pages.show(
                call,
                "listing/queue",
                new Queue(
                        parts.tx()
                                .run(now -> parts.inspecting()
                                        .waiting(parts.listings().waiting(QUEUE), LegalDays.of(now))),
                        call.query("done").equals(Optional.of("returned"))));
    }

    private Reply submit(Call call) {
        return done(call, "submitted", () -> parts.publishing().submit(call.actor(), id(call)));
    }

    private Reply withdraw(Call call) {
        return done(
                call,
                "withdrawn",
                () -> parts.publishing().withdraw(call.actor(), id(call), announcement(call.form())));
    }

    private Reply publish(Call call) {
        return done(
                call, "published", () -> parts.publishing().publish(call.actor(), id(call), announcement(call.form())));
    }

    private Reply suspend(Call call) {
        return done(
                call,
                "suspended",
                () -> parts.suspending().suspend(id(call), call.form().value("reason")));
    }

    private Reply resume(Call call) {
        return done(
                call,
                "resumed",
                () -> parts.suspending().resume(id(call), call.form().value("reason")));
    }

    private Reply giveBack(Call call) {
        return done(call, "returned", () -> {
            var refusal = Refusal.invalid("listing.return");
            var comments = comments(call.form());
            if (comments.isEmpty()) {
                refusal.violation("/text", "required");
            }
            for (var comment : comments) {
                if (comment.text().length() > COMMENT_MAX) {
                    var field = comment.field().isEmpty() ? "/text" : "/text-" + comment.field();
                    refusal.violation(field, "maxLength", Map.of("limit", COMMENT_MAX));
                }
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            return parts.publishing().giveBack(id(call), comments);
        });
    }

    /** What was written of the whole, then of each section. */
    private static List<Listing.Comment> comments(Form form) {
        var whole = form.optional("text").map(text -> new Listing.Comment("", text)).stream();
        var sections = SECTIONS.stream()
                .flatMap(section ->
                        form.optional("text-" + section).map(text -> new Listing.Comment(section, text)).stream());
        return Stream.concat(whole, sections).toList();
    }

    private Reply done(Call call, String done, Supplier<Listing> deed) {
        return pages.form(
                call,
                () -> {
                    var next = deed.get();
                    var home = next instanceof Listing.Draft && !next.isSoldBy(call.actor())
                            ? "/operator/listings"
                            : "/listings/" + next.id();
                    return Reply.seeOther(home + "?done=" + done);
                },
                rejected -> refused(call, rejected));
    }

    /** The announcement as typed: all of it, or none where nothing was typed. */
    private static Optional<Announcement> announcement(Form form) {
        var fields = List.of("acceptanceNumber", "announcedOn", "gazette");
        if (fields.stream().allMatch(field -> form.value(field).isEmpty())) {
            return Optional.empty();
        }
        var refusal = Refusal.invalid("listing.announcement");
        var typed = new Typed(form, refusal);
        var number = typed.required("acceptanceNumber");
        var day = typed.requiredDate("announcedOn");
        var gazette = typed.required("gazette");
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return Optional.of(new Announcement(number.orElseThrow(), day.orElseThrow(), gazette.orElseThrow()));
    }

    private Model model(Call call) {
        return parts.tx().run(instant -> {
            var now = visible(call);
            var listing = Versions.shown(parts, call, now);
            var past = listing.head().version() != now.head().version();
            var today = LegalDays.of(instant);
            var reader = call.caller().actor();
            var patents = parts.inspecting().offered(listing.terms());
            var offered = patents.stream()
                    .map(patent -> new PatentLine(patent, patent.statusOn(today)))
                    .toList();
            var messages = pages.messages();
            var found = parts.inspecting().promotional(listing);
            return new Model(
                    listing,
                    parts.organisations().require(listing.head().owner()),
                    listing.content().agency().flatMap(parts.organisations()::find),
                    offered,
                    FeeView.of(listing.terms().feePlan(), messages, call.language()),
                    CostsPanel.of(call, listing, CostQuestion.span(listing.terms(), patents, today)),
                    EligibilityView.of(parts.inspecting().eligibility(listing, today), messages, call.language()),
                    past ? List.of() : ListingView.actions(listing, reader),
                    reader.filter(listing::isSoldBy).isPresent(),
                    past ? ConsentPages.Panel.NONE : ConsentPages.panel(parts, listing, reader),
                    Wording.of(found, listing, reader),
                    past,
                    Form.EMPTY,
                    null,
                    "",
                    call.query("done")
                            .filter(DONE::contains)
                            .filter(done -> reader.filter(actor -> listing.isSoldBy(actor) || actor.is(Role.OPERATOR))
                                    .isPresent())
                            .orElse(""),
                    past ? "" : panel.apply(call, listing));
        });
    }

    private Listing visible(Call call) {
        return parts.visible(call, id(call));
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
