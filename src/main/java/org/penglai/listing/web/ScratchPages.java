package org.penglai.listing.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.listing.Scratches.Scratch;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/**
 * Keeps the form of a listing while it is typed, and tells what the gate would say of it as it stands. The form asks for this
 * at each change; without script there is a button for it.
 */
public final class ScratchPages {

    /** Fields of the form that are not part of what is offered. */
    private static final List<String> OWN = List.of("_csrf", "_back", "_once", "scratch", "listing");

    /** How many unfinished forms the workspace shows. */
    static final int SHOWN = 10;

    private final ListingApi.Parts parts;
    private final Pages pages;
    private final TypedListing typed;

    ScratchPages(ListingApi.Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
        this.typed = new TypedListing(parts.organisations());
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.post("/listings/scratch", "saveListingScratch", this::save),
                PageRoute.get("/listings/scratch", "createListing", _ -> Reply.seeOther("/listings/new")),
                PageRoute.post("/listings/scratch/discard", "saveListingScratch", this::discard),
                PageRoute.get("/listings/scratch/discard", "createListing", _ -> Reply.seeOther("/listings/new")));
    }

    /**
     * What stands beside the form after each change.
     *
     * @param missing what keeps the form from being read, in words with the field before it
     * @param content what it says, where it can be read
     */
    public record Model(
            Optional<Instant> savedAt,
            Map<String, List<String>> missing,
            Optional<ListingContent> content,
            Optional<EligibilityView> eligibility,
            Optional<FeeView> fee,
            List<Wording> wording) {}

    private Reply save(Call call) {
        var id = id(call.form());
        var edited = edited(call);
        var organisation = call.actor().organisation();
        var model = parts.tx().run(now -> {
            parts.scratches().save(new Scratch(id, organisation, edited.map(Listing::id), kept(call.form()), now));
            return check(call, edited, Optional.of(now));
        });
        if (call.header("hx-request").isPresent()) {
            return pages.show(call, "listing/check", model);
        }
        return Reply.seeOther(
                edited.map(listing -> "/listings/" + listing.id() + "/edit").orElse("/listings/new?scratch=" + id));
    }

    private Reply discard(Call call) {
        parts.scratches().remove(call.actor().organisation(), id(call.form()));
        return Reply.seeOther(edited(call)
                .map(listing -> "/listings/" + listing.id() + "/edit")
                .orElse("/listings/mine"));
    }

    /** What the gate says of the form as it is typed. */
    private Model check(Call call, Optional<Listing> edited, Optional<Instant> savedAt) {
        try {
            var content = typed.read(call.form());
            return read(call, edited, content, savedAt);
        } catch (Refusal incomplete) {
            var missing = new LinkedHashMap<String, List<String>>();
            call.form()
                    .refused(incomplete)
                    .violations()
                    .forEach((field, wrong) -> missing.put(
                            field,
                            wrong.stream()
                                    .map(one -> pages.problems().message(one, call.language()))
                                    .toList()));
            return new Model(savedAt, missing, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
    }

    private Model read(Call call, Optional<Listing> edited, ListingContent content, Optional<Instant> savedAt) {
        var inspecting = parts.inspecting();
        var today = parts.tx().run(LegalDays::of);
        var eligibility = edited.map(listing -> inspecting.assess(listing.head().owner(), content.terms(), today))
                .orElseGet(() -> inspecting.assess(call.actor(), content.terms(), today));
        return new Model(
                savedAt,
                Map.of(),
                Optional.of(content),
                Optional.of(EligibilityView.of(eligibility, pages.messages(), call.language())),
                Optional.of(FeeView.of(content.terms().feePlan(), pages.messages(), call.language())),
                inspecting.promotional(content).stream().map(Wording::of).toList());
    }

    private static Map<String, List<String>> kept(Form form) {
        var kept = new LinkedHashMap<>(form.values());
        OWN.forEach(kept::remove);
        return kept;
    }

    /** The draft that the form edits, which only its seller may. */
    private Optional<Listing> edited(Call call) {
        return call.form().optional("listing").map(written -> {
            var listing = uuid(written)
                    .map(ListingId::new)
                    .flatMap(parts.listings()::find)
                    .orElseThrow(() -> Refusal.unknown("listing.unknown").with("id", written));
            if (!listing.isSoldBy(call.actor())) {
                throw Listings.unknown(listing.id());
            }
            return listing;
        });
    }

    private static UUID id(Form form) {
        return uuid(form.value("scratch")).orElseThrow(() -> Refusal.of(Refusal.Kind.STALE, "edit.stale"));
    }

    static Optional<UUID> uuid(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
