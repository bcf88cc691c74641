package org.penglai.listing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.listing.Scratches.Scratch;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The pages on which a listing is written: the same form for a new draft and for one that is edited. */
public final class ListingEditor {

    /** Up to so many patents are offered for ticking; who has more types the numbers. */
    private static final int TICKED_MAX = 30;

    private static final String VERSION = "version";

    private final ListingApi.Parts parts;
    private final Patents patents;
    private final Pages pages;
    private final TypedListing typed;

    ListingEditor(ListingApi.Parts parts, Patents patents, Pages pages) {
        this.parts = parts;
        this.patents = patents;
        this.pages = pages;
        this.typed = new TypedListing(parts.organisations());
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/listings/new", "createListing", this::blank),
                PageRoute.get("/listings", "createListing", _ -> Reply.seeOther("/listings/new")),
                PageRoute.post("/listings", "createListing", this::create),
                PageRoute.get("/listings/:id/edit", "editListing", this::edit),
                PageRoute.post("/listings/:id/edit", "editListing", this::save));
    }

    /**
     * What the form shows.
     *
     * @param target where it is sent
     * @param listing the draft that is edited; none for a new one
     * @param owned patents to tick; none where there are too many, or none at all
     * @param chosen numbers that are ticked or typed
     * @param agencies whom the owner has appointed and may name; none where it has appointed nobody
     * @param kept under what id the form is kept while it is typed
     */
    public record Model(
            String target,
            Optional<Listing> listing,
            Form form,
            Problems.@Nullable Shown problem,
            List<Choice> owned,
            List<String> chosen,
            List<Choice> agencies,
            Kept kept) {

        /** Whether anything stands in the folded part, or is wrong there. */
        public boolean hasMore() {
            return Stream.of("territory", "startsOn", "endsOn", "agency")
                    .anyMatch(field -> !form.value(field).isEmpty()
                            || !form.violations(field).isEmpty());
        }
    }

    /**
     * Where the form is kept while it is typed.
     *
     * @param since when it was kept last, where this is what was kept
     */
    public record Kept(UUID id, Optional<Instant> since) {}

    private Reply blank(Call call) {
        var kept = call.query("scratch")
                .flatMap(ScratchPages::uuid)
                .flatMap(id -> parts.scratches().find(call.actor().organisation(), id));
        var form = kept.map(scratch -> new Form(scratch.form(), Map.of()))
                .or(() -> call.query("patent").map(this::offering))
                .orElse(Form.EMPTY);
        var id = kept.map(Scratch::id).orElseGet(parts.ids()::next);
        return show(200, call, Optional.empty(), form, null, new Kept(id, kept.map(Scratch::savedAt)));
    }

    /** The form for offering that patent, its titles to begin with. */
    private Form offering(String number) {
        var filled = new LinkedHashMap<String, List<String>>();
        filled.put("patents", List.of(canonical(number)));
        titles(number).ifPresent(title -> {
            filled.put("titleZh", List.of(title.zh()));
            filled.put("titleEn", List.of(title.en()));
        });
        return new Form(filled, Map.of());
    }

    private Optional<Bilingual> titles(String number) {
        try {
            return patents.find(ApplicationNumber.parse(number))
                    .map(found -> found.bibliography().title());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ApplicationNumber> readable(String number) {
        try {
            return Optional.of(ApplicationNumber.parse(number));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** The usual spelling of a number; what cannot be read stays as it is, and is refused with the form. */
    private static String canonical(String number) {
        try {
            return ApplicationNumber.parse(number).canonical();
        } catch (Refusal unreadable) {
            return number;
        }
    }

    private Reply create(Call call) {
        return pages.form(
                call,
                () -> Reply.seeOther("/listings/"
                        + parts.tx()
                                .run(now -> {
                                    drop(call);
                                    return parts.drafting().begin(call.actor(), read(call.form()));
                                })
                                .id()
                        + "?done=saved"),
                rejected -> show(
                        rejected.problem().status(),
                        call,
                        Optional.empty(),
                        rejected.form(),
                        rejected.problem(),
                        kept(call)));
    }

    private Reply edit(Call call) {
        var draft = draft(call);
        var kept =
                parts.scratches().find(call.actor().organisation(), draft.id().value());
        var form =
                kept.map(scratch -> new Form(scratch.form(), Map.of())).orElseGet(() -> typed.filled(draft.content()));
        var where = new Kept(draft.id().value(), kept.map(Scratch::savedAt));
        return show(200, call, Optional.of(draft), form, null, where);
    }

    /** What is typed; what cannot be read and what is not entered here is told in one round. */
    private ListingContent read(Form form) {
        try {
            return typed.read(form);
        } catch (Refusal wrong) {
            var typedNumbers = TypedListing.patents(form);
            for (var at = 0; at < typedNumbers.size(); at++) {
                var pointer = "/patents/" + at;
                readable(typedNumbers.get(at))
                        .filter(number -> patents.find(number).isEmpty())
                        .ifPresent(number -> wrong.violation(
                                pointer, "listing.patent-unknown", Map.of("number", number.canonical())));
            }
            throw wrong;
        }
    }

    /** The form is a draft now, so what was kept of it goes. */
    private void drop(Call call) {
        ScratchPages.uuid(call.form().value("scratch"))
                .ifPresent(id -> parts.scratches().remove(call.actor().organisation(), id));
    }

    private Kept kept(Call call) {
        var id = ScratchPages.uuid(call.form().value("scratch")).orElseGet(parts.ids()::next);
        return new Kept(id, Optional.empty());
    }

    private Reply save(Call call) {
        var id = id(call);
        return pages.form(
                call,
                () -> {
                    return parts.tx().run(now -> {
                        drop(call);
                        parts.drafting().edit(call.actor(), id, version(call.form()), read(call.form()));
                        return Reply.seeOther("/listings/" + id + "?done=saved");
                    });
                },
                rejected -> show(
                        rejected.problem().status(),
                        call,
                        Optional.of(draft(call)),
                        rejected.form(),
                        rejected.problem(),
                        kept(call)));
    }

    /** The version that the form was opened on; a form without one is as good as stale. */
    private static long version(Form form) {
        var written = form.value(VERSION);
        if (!written.matches("\\d{1,9}")) {
            throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
        }
        return Long.parseLong(written);
    }

    private Listing draft(Call call) {
        var listing = parts.listings().require(id(call));
        if (!listing.isSoldBy(call.actor())) {
            throw Listings.unknown(listing.id());
        }
        if (!(listing instanceof Listing.Draft)) {
            throw Refusal.conflict("listing.state")
                    .with("state", listing.state().name())
                    .with("action", "EDIT");
        }
        return listing;
    }

    private Reply show(
            int status, Call call, Optional<Listing> listing, Form form, Problems.@Nullable Shown problem, Kept kept) {
        var owner = listing.map(known -> known.head().owner())
                .orElseGet(() -> call.actor().organisation());
        var target = listing.map(known -> "/listings/" + known.id() + "/edit").orElse("/listings");
        var today = parts.tx().run(LegalDays::of);
        var agencies = call.actor().actsFor(owner) && call.actor().is(Role.PATENTEE)
                ? agencies(owner, today, call)
                : List.<Choice>of();
        var model = new Model(
                target, listing, form, problem, owned(owner, call, today), TypedListing.patents(form), agencies, kept);
        return pages.show(status, call, "listing/edit", model);
    }

    /** By their credit codes, as the form has always named them. */
    private List<Choice> agencies(OrganisationId owner, LocalDate today, Call call) {
        return parts.inspecting().agenciesOf(owner, today).stream()
                .flatMap(known -> known.uscc().stream()
                        .map(code -> Choice.of(code, known.name().in(call.language()))))
                .toList();
    }

    /** Its own patents; for an agency those of whoever has appointed it. */
    private List<Choice> owned(OrganisationId owner, Call call, LocalDate today) {
        var found = call.actor().is(Role.PATENTEE) || !call.actor().actsFor(owner)
                ? patents.ownedBy(owner, Optional.empty(), TICKED_MAX + 1)
                : parts.inspecting().entrusted(owner, today, TICKED_MAX + 1);
        return found.size() > TICKED_MAX
                ? List.of()
                : found.stream().map(patent -> choice(patent, call)).toList();
    }

    private static Choice choice(Patent patent, Call call) {
        var number = patent.number().canonical();
        return new Choice(number, number, patent.bibliography().title().in(call.language()));
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
