package org.penglai.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Use case: a university or institute decides how its price is found; an agreed one is made public for the legal period
 * before the offer opens (定价与公示), anybody may object, and the institution answers each objection. What was not decided
 * before is presumed when the offer is submitted.
 */
public final class Publicising {

    private static final int HOUSE_MAX = 200;
    private static final int BASIS_MAX = 1_000;
    private static final int DAYS_MAX = 365;
    private static final int TOLD_AT_ONCE = 100;

    private final Tx tx;
    private final Ids ids;
    private final PriceLaw law;
    private final Sources sources;
    private final ListingJournal journal;

    /** Where it looks and writes. */
    public record Sources(
            Listings listings, Organisations organisations, Publicities publicities, Inspecting inspecting) {}

    /**
     * What the institution says.
     *
     * @param days of the publicity, where it is to be longer than the law asks
     */
    public record Decision(PricingMode mode, LocalDate decidedOn, String house, String basis, Optional<Integer> days) {}

    public Publicising(Tx tx, Ids ids, PriceLaw law, Sources sources, ListingJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.law = law;
        this.sources = sources;
        this.journal = journal;
    }

    public PriceLaw law() {
        return law;
    }

    /** What was decided on the price as it stands now; what was said of another price does not count. */
    public Optional<Publicities.Pricing> pricing(Listing listing) {
        return Optional.ofNullable(
                        sources.publicities().last(List.of(listing.id())).get(listing.id()))
                .filter(last -> last.decision()
                        .price()
                        .equals(PublicPrice.of(listing.terms()).digest()));
    }

    /** The seller puts the institution's decision on record; where the price is agreed, its publicity begins. */
    public Publicities.Pricing decide(Actor seller, ListingId id, Decision decision) {
        return tx.run(now -> {
            var listing = sources.inspecting().seller(sources.listings(), seller, id, LegalDays.of(now));
            requireUnopened(listing);
            var house = requirePublic(listing);
            require(listing, house, decision, LegalDays.of(now));
            requireNothingOpen(listing, decision);
            var period = decision.days()
                    .map(days -> PriceLaw.wholeDays(days, now))
                    .orElseGet(() -> law.least(law.rule(house, LegalDays.of(now)), now));
            var written = new PriceDecision(
                    decision.mode(),
                    decision.decidedOn(),
                    decision.house().strip(),
                    decision.basis().strip(),
                    PublicPrice.of(listing.terms()).digest());
            return write(listing, written, period);
        });
    }

    /** On submission: what the law presumes of a price on which nothing was decided, and its publicity. */
    void presume(Listing listing, Instant now) {
        var house = sources.organisations().require(listing.head().owner());
        var choice = law.choice(listing.terms().mode());
        if (!house.kind().isAcademic()
                || choice.presumed() != PricingMode.AGREED
                || listing.terms().feePlan().isEmpty()
                || pricing(listing).isPresent()) {
            return;
        }
        var today = LegalDays.of(now);
        var presumed = new PriceDecision(
                choice.presumed(),
                today,
                "",
                "",
                PublicPrice.of(listing.terms()).digest());
        write(listing, presumed, law.least(law.rule(house, today), now));
    }

    private Publicities.Pricing write(Listing listing, PriceDecision decision, Publicity.Period period) {
        var price = PublicPrice.of(listing.terms());
        var begins = decision.mode() == PricingMode.AGREED && price.plan().isPresent()
                ? Optional.of(new Publicities.Begun(
                        new PublicityId(ids.next()),
                        listing.head().owner(),
                        listing.content().text().title(),
                        price,
                        period))
                : Optional.<Publicities.Begun>empty();
        sources.publicities().add(listing.id(), decision, begins);
        journal.tell(
                ListingJournal.PRICED,
                listing,
                Map.of(
                        "pricing", decision.mode().name(),
                        "decidedOn", decision.decidedOn().toString(),
                        "price", decision.price().hex()));
        begins.ifPresent(begun -> journal.tell(
                ListingJournal.PUBLICITY_BEGUN,
                listing,
                Map.of(
                        "publicity", begun.id().toString(),
                        "endsAt", begun.period().endsAt().toString(),
                        "days", begun.period().days(),
                        "shortened", begun.period().shortened()),
                Map.of(
                        "until",
                        LegalDays.of(begun.period().endsAt().minusMillis(1)).toString())));
        return pricing(listing).orElseThrow();
    }

    /** Somebody who has signed in objects, once, while the period runs. */
    public Objection object(Person person, Optional<OrganisationId> organisation, PublicityId id, String text) {
        var said = required(Refusal.invalid("publicity.objection"), text);
        return tx.run(now -> {
            var publicity = sources.publicities().lock(id).orElseThrow(() -> unknown(id));
            if (publicity.state() != Publicity.State.RUNNING) {
                throw Refusal.conflict("publicity.closed")
                        .with("state", publicity.state().name());
            }
            var objection = new Objection(new ObjectionId(ids.next()), organisation, said, now, Optional.empty());
            sources.publicities().object(id, objection, person);
            tell(ListingJournal.PRICE_OBJECTED, publicity, objection, Map.of());
            return objection;
        });
    }

    /** The institution decides on an objection, once. */
    public Publicity answer(Actor member, PublicityId id, ObjectionId objectionId, boolean upheld, String text) {
        var said = required(Refusal.invalid("publicity.answer"), text);
        return tx.run(now -> {
            var publicity = sources.publicities().lock(id).orElseThrow(() -> unknown(id));
            if (!member.actsFor(publicity.house())) {
                throw Refusal.forbidden("publicity.not-house");
            }
            var objection = sources.publicities().objections(id).stream()
                    .filter(one -> one.id().equals(objectionId))
                    .findFirst()
                    .orElseThrow(
                            () -> Refusal.unknown("publicity.objection-unknown").with("id", objectionId.toString()));
            if (objection.answer().isPresent()) {
                throw Refusal.conflict("publicity.answered").with("id", objectionId.toString());
            }
            sources.publicities().answer(objectionId, new Objection.Answer(upheld, said, now), Person.of(member));
            var concerns =
                    objection.organisation().map(OrganisationId::toString).orElse("");
            tell(
                    ListingJournal.PRICE_ANSWERED,
                    publicity,
                    objection,
                    Map.of("upheld", String.valueOf(upheld), ListingJournal.CONCERNS, concerns));
            return sources.publicities().find(id).orElseThrow();
        });
    }

    /** Tells the sellers of publicities that have passed; answers how many. */
    public int tellPassed() {
        return tx.run(now -> {
            var passed = sources.publicities().tellPassed(TOLD_AT_ONCE);
            passed.forEach(publicity -> journal.tell(
                    ListingJournal.PUBLICITY_PASSED,
                    sources.listings().require(publicity.listing()),
                    Map.of("publicity", publicity.id().toString())));
            return passed.size();
        });
    }

    private void tell(String type, Publicity publicity, Objection objection, Map<String, String> told) {
        var facts = new java.util.HashMap<String, Object>(Map.of(
                "publicity",
                publicity.id().toString(),
                "objection",
                objection.id().toString()));
        Optional.ofNullable(told.get("upheld")).ifPresent(upheld -> facts.put("upheld", Boolean.valueOf(upheld)));
        var bears = new java.util.HashMap<>(told);
        bears.put(ListingJournal.PUBLICITY, publicity.id().toString());
        journal.tell(type, sources.listings().require(publicity.listing()), facts, bears);
    }

    private Organisation requirePublic(Listing listing) {
        var house = sources.organisations().require(listing.head().owner());
        if (!house.kind().isAcademic()) {
            throw Refusal.conflict("publicity.not-public-institution")
                    .with("kind", house.kind().name());
        }
        return house;
    }

    private void require(Listing listing, Organisation house, Decision decision, LocalDate today) {
        var refusal = Refusal.invalid("publicity.decision");
        if (!law.choice(listing.terms().mode()).open().contains(decision.mode())) {
            refusal.violation("/mode", "publicity.mode-not-open");
        }
        if (decision.decidedOn().isAfter(today)) {
            refusal.violation("/decidedOn", "listing.future");
        }
        refusal.requireText("/decidedBy", decision.house(), HOUSE_MAX);
        if (decision.basis().length() > BASIS_MAX) {
            refusal.violation("/basis", "maxLength", Map.of("limit", BASIS_MAX));
        }
        var least = law.rule(house, today).days();
        if (decision.days().filter(days -> days < least || days > DAYS_MAX).isPresent()) {
            refusal.violation("/days", "publicity.days", Map.of("least", least, "most", DAYS_MAX));
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** While a price is public, nobody gets round the objections by deciding anew; nor is one that passed publicised twice. */
    private void requireNothingOpen(Listing listing, Decision decision) {
        pricing(listing).flatMap(Publicities.Pricing::publicity).ifPresent(publicity -> {
            var again = decision.mode() == PricingMode.AGREED && publicity.state() == Publicity.State.PASSED;
            if (publicity.isOpen() || again) {
                throw Refusal.conflict("publicity.exists")
                        .with("publicity", publicity.id().toString())
                        .with("state", publicity.state().name());
            }
        });
    }

    private static void requireUnopened(Listing listing) {
        if (!(listing instanceof Listing.Draft) && !(listing instanceof Listing.Submitted)) {
            throw Drafting.wrongState(listing, ListingAction.EDIT);
        }
    }

    private static String required(Refusal refusal, String text) {
        refusal.requireText("/text", text, Objection.TEXT_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return text.strip();
    }

    /** The refusal for a publicity that does not exist. */
    public static Refusal unknown(PublicityId id) {
        return Refusal.unknown("publicity.unknown").with("id", id.toString());
    }
}
