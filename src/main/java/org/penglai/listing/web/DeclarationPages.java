package org.penglai.listing.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.Declaration;
import org.penglai.listing.Declaring;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;
import org.penglai.platform.pdf.Press;

/** The declaration of an open licence, over the API and as a page: what is ready, its papers, and what was filed. */
public final class DeclarationPages {

    private final ListingApi.Parts parts;
    private final Declaring declaring;
    private final Pages pages;
    private final boolean demo;
    private final Press press = new Press();

    /** @param demo whether the papers say that what they declare is invented */
    public DeclarationPages(ListingApi.Parts parts, Declaring declaring, Pages pages, boolean demo) {
        this.parts = parts;
        this.declaring = declaring;
        this.pages = pages;
        this.demo = demo;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("getListingDeclaration", this::get, "fileListingDeclaration", this::file);
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/listings/:id/declaration", "getListingDeclaration", this::page),
                PageRoute.post("/listings/:id/declaration/papers", "getListingDeclaration", this::papers),
                PageRoute.get("/listings/:id/declaration/papers", "getListingDeclaration", DeclarationPages::home),
                PageRoute.post("/listings/:id/declaration", "fileListingDeclaration", this::record));
    }

    /** What the page shows. */
    public record Model(
            Listing listing,
            Declaration declaration,
            EligibilityView eligibility,
            List<Wording> wording,
            boolean seller,
            Form form,
            Problems.@Nullable Shown problem) {

        /** What the seller can put on record now. */
        public Optional<Declaration.Kind> fileable() {
            return seller
                    ? List.of(Declaration.Kind.values()).stream()
                            .filter(declaration::canFile)
                            .findFirst()
                    : Optional.empty();
        }
    }

    /** The declaration on the API. */
    record View(
            Declaration.State state, Optional<FilingView> filed, Optional<FilingView> withdrawal, List<String> failed) {
        static View of(Declaration declaration) {
            return new View(
                    declaration.state(),
                    declaration.filed().map(FilingView::of),
                    declaration.withdrawal().map(FilingView::of),
                    declaration.eligibility().lostRules());
        }
    }

    /** What was filed. */
    record FilingView(String acceptanceNumber, LocalDate filedOn) {
        static FilingView of(Declaration.Filing filing) {
            return new FilingView(filing.number(), filing.filedOn());
        }
    }

    /** The body of {@code fileListingDeclaration}. */
    record FilingForm(Declaration.Kind kind, String acceptanceNumber, LocalDate filedOn) {}

    private Reply get(Call call) {
        return Reply.json(200, View.of(declaring.of(told(call))));
    }

    private Reply file(Call call) {
        var form = call.body(FilingForm.class);
        return Reply.json(
                200,
                View.of(declaring.file(call.actor(), id(call), form.kind(), form.acceptanceNumber(), form.filedOn())));
    }

    private Reply page(Call call) {
        return show(200, call, Form.EMPTY, null);
    }

    private static Reply home(Call call) {
        return Reply.seeOther("/listings/" + id(call) + "/declaration");
    }

    private Reply record(Call call) {
        return pages.form(
                call,
                () -> {
                    var refusal = Refusal.invalid("listing.filing");
                    var typed = new Typed(call.form(), refusal);
                    var kind = typed.choice("kind", Declaration.Kind.class);
                    var number = typed.required("acceptanceNumber");
                    var day = typed.requiredDate("filedOn");
                    if (!refusal.violations().isEmpty()) {
                        throw refusal;
                    }
                    var filed = declaring.file(
                            call.actor(),
                            id(call),
                            kind.orElse(Declaration.Kind.DECLARATION),
                            number.orElseThrow(),
                            day.orElseThrow());
                    return Reply.seeOther("/listings/" + id(call) + "/declaration#" + filed.state());
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply papers(Call call) {
        var listing = told(call);
        declaring.of(listing);
        var typed = new LinkedHashMap<String, String>();
        DeclarationSheet.PARTICULARS.forEach(
                field -> typed.put(field, call.form().value(field)));
        var sheet = new DeclarationSheet(
                listing,
                parts.organisations().require(listing.head().owner()),
                declaring.patents(listing),
                FeeView.of(listing.terms().feePlan(), pages.messages(), Language.ZH),
                typed,
                pages.messages(),
                demo);
        return Reply.bytes("application/pdf", press.print("listing/declarationpdf", sheet))
                .header("Content-Disposition", "inline; filename=\"declaration-" + listing.id() + ".pdf\"")
                .header("Cache-Control", "no-store");
    }

    private Reply show(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var listing = told(call);
        var declaration = declaring.of(listing);
        var reader = call.caller().actor();
        var model = new Model(
                listing,
                declaration,
                EligibilityView.of(declaration.eligibility(), pages.messages(), call.language()),
                Wording.of(parts.inspecting().promotional(listing), listing, reader),
                reader.filter(listing::isSoldBy).isPresent(),
                form,
                problem);
        return pages.show(status, call, "listing/declaration", model);
    }

    /** For seller, operator and audit; to others it is as if it were not there. */
    private Listing told(Call call) {
        var listing = parts.visible(call, id(call));
        if (!listing.isSoldBy(call.actor())
                && !call.actor().is(Role.OPERATOR)
                && !call.actor().is(Role.AUDITOR)) {
            throw Refusal.forbidden("listing.not-seller");
        }
        return listing;
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
