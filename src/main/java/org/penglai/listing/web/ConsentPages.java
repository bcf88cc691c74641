package org.penglai.listing.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.Consent;
import org.penglai.listing.Consenting;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The forms by which co-owners agree to a listing; they stand on the listing's own page. */
public final class ConsentPages {

    private static final List<String> DEEDS = List.of("request", "answer", "document", "acceptance");

    private final ListingApi.Parts parts;
    private final BiFunction<Call, Pages.Rejected, Reply> refused;
    private final Pages pages;

    ConsentPages(ListingApi.Parts parts, BiFunction<Call, Pages.Rejected, Reply> refused, Pages pages) {
        this.parts = parts;
        this.refused = refused;
        this.pages = pages;
    }

    List<PageRoute> routes() {
        var deeds = List.of(
                PageRoute.post("/listings/:id/consents/request", "askListingConsents", this::ask),
                PageRoute.post("/listings/:id/consents/answer", "answerListingConsent", this::answer),
                PageRoute.post("/listings/:id/consents/document", "fileListingConsent", this::file),
                PageRoute.post("/listings/:id/consents/acceptance", "acceptListingConsents", this::accept));
        var homes = DEEDS.stream()
                .map(deed -> PageRoute.get(
                        "/listings/:id/consents/" + deed,
                        "getListing",
                        call -> Reply.seeOther("/listings/" + id(call))));
        return java.util.stream.Stream.concat(deeds.stream(), homes).toList();
    }

    /**
     * What the listing's page shows of consents.
     *
     * @param standings none where there are no co-owners, or the reader is not told
     * @param answers whether the reader is a co-owner that was asked
     * @param accepts whether the reader is the operator, and a document waits to be seen
     */
    public record Panel(List<Consenting.Standing> standings, boolean answers, boolean accepts) {

        static final Panel NONE = new Panel(List.of(), /* answers= */ false, /* accepts= */ false);

        /** Whether someone could still be asked by the platform. */
        public boolean canAsk() {
            return standings.stream()
                    .anyMatch(one -> one.consent().isEmpty() && one.owner().isResolved());
        }

        /** Co-owners of whom nothing is on record for these terms. */
        public List<String> silent() {
            return standings.stream()
                    .filter(one -> one.consent().isEmpty())
                    .map(one -> one.owner().name())
                    .toList();
        }
    }

    static Panel panel(ListingApi.Parts parts, Listing listing, Optional<Actor> reader) {
        if (!ConsentApi.isTold(parts, listing, reader)) {
            return Panel.NONE;
        }
        var standings = parts.consenting().standings(listing);
        var open = !listing.actions().isEmpty();
        var answers = open
                && reader.filter(actor -> standings.stream()
                                .anyMatch(one -> one.asked() && one.owner().isOrganisation(actor.organisation())))
                        .isPresent();
        var filed = standings.stream()
                .flatMap(one -> one.consent().stream())
                .anyMatch(consent -> consent.standing() == Consent.Standing.FILED);
        return new Panel(
                standings,
                answers,
                filed && reader.filter(actor -> actor.is(Role.OPERATOR)).isPresent());
    }

    private Reply ask(Call call) {
        return done(call, () -> parts.consenting().ask(call.actor(), id(call)));
    }

    private Reply answer(Call call) {
        return done(call, () -> {
            var version = call.form().value("version");
            if (!version.matches("\\d{1,9}")) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
            }
            var agrees = call.form().value("decision").equals(Consent.Standing.GIVEN.name());
            parts.consenting().answer(call.actor(), id(call), Integer.parseInt(version), agrees);
        });
    }

    private Reply file(Call call) {
        return done(call, () -> parts.consenting().file(call.actor(), id(call), paper(call.form())));
    }

    private static Consenting.Paper paper(Form form) {
        var refusal = Refusal.invalid("listing.consent");
        var typed = new Typed(form, refusal);
        var owner = typed.required("owner");
        var document = typed.required("document");
        var signedOn = typed.requiredDate("signedOn");
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Consenting.Paper(owner.orElseThrow(), document.orElseThrow(), signedOn.orElseThrow());
    }

    private Reply accept(Call call) {
        return done(call, () -> parts.consenting().accept(id(call)));
    }

    private Reply done(Call call, Runnable deed) {
        return pages.form(
                call,
                () -> {
                    deed.run();
                    return Reply.seeOther("/listings/" + id(call) + "?done=consents#consents");
                },
                rejected -> refused.apply(call, rejected));
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
