package org.penglai.listing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.Consent;
import org.penglai.listing.Consenting;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** What co-owners say to a listing, over the API. */
final class ConsentApi {

    private final ListingApi.Parts parts;

    ConsentApi(ListingApi.Parts parts) {
        this.parts = parts;
    }

    Map<String, Endpoint> operations() {
        return Map.of(
                "listListingConsents", this::list,
                "askListingConsents", this::ask,
                "answerListingConsent", this::answer,
                "fileListingConsent", this::file,
                "acceptListingConsents", this::accept);
    }

    /** The body of {@code answerListingConsent}. */
    record AnswerForm(int version, Consent.Standing decision) {}

    /** The body of {@code fileListingConsent}. */
    record PaperForm(String owner, String document, LocalDate signedOn) {}

    /** All co-owners of one listing. */
    record ConsentsView(int version, List<ConsentView> items) {}

    /** One co-owner and what it said. */
    record ConsentView(
            String owner,
            Optional<String> organisation,
            boolean asked,
            Optional<Consent.Standing> standing,
            Optional<String> document,
            Optional<LocalDate> on) {

        static ConsentView of(Consenting.Standing standing) {
            var consent = standing.consent();
            return new ConsentView(
                    standing.owner().name(),
                    standing.owner().organisation().map(OrganisationId::toString),
                    standing.asked(),
                    consent.map(Consent::standing),
                    consent.map(Consent::document).filter(number -> !number.isEmpty()),
                    consent.map(Consent::on));
        }
    }

    /** Whether the reader is told what each co-owner said: seller, operator, audit, and co-owners that were asked. */
    static boolean isTold(ListingApi.Parts parts, Listing listing, Optional<Actor> reader) {
        return reader.filter(actor -> listing.isSoldBy(actor)
                        || actor.is(Role.OPERATOR)
                        || actor.is(Role.AUDITOR)
                        || parts.consenting().isAsked(listing.id(), actor.organisation()))
                .isPresent();
    }

    private Reply list(Call call) {
        var listing = parts.visible(call, id(call));
        if (!isTold(parts, listing, call.caller().actor())) {
            throw Refusal.forbidden("listing.not-seller");
        }
        return shown(listing, parts.consenting().standings(listing));
    }

    private Reply ask(Call call) {
        return shown(call, parts.consenting().ask(call.actor(), id(call)));
    }

    private Reply answer(Call call) {
        var form = call.body(AnswerForm.class);
        var agrees = form.decision() == Consent.Standing.GIVEN;
        return shown(call, parts.consenting().answer(call.actor(), id(call), form.version(), agrees));
    }

    private Reply file(Call call) {
        var form = call.body(PaperForm.class);
        var paper = new Consenting.Paper(form.owner(), form.document(), form.signedOn());
        return shown(call, parts.consenting().file(call.actor(), id(call), paper));
    }

    private Reply accept(Call call) {
        return shown(call, parts.consenting().accept(id(call)));
    }

    private Reply shown(Call call, List<Consenting.Standing> standings) {
        return shown(parts.listings().require(id(call)), standings);
    }

    private static Reply shown(Listing listing, List<Consenting.Standing> standings) {
        var items = standings.stream().map(ConsentView::of).toList();
        return Reply.json(200, new ConsentsView(listing.head().version(), items));
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
