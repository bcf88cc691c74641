package org.penglai.deal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Bar;
import org.penglai.identity.Bars;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.listing.Check;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;

/**
 * Takes an offer as it stands: the notice of an open licence (Patent Law, art. 51) and the acceptance of a free licence.
 * The listing is locked, so that it cannot be withdrawn or changed between the look and the deal; any number of
 * organisations may take it, each once.
 */
public final class Accepting {

    private final Tx tx;
    private final Ids ids;
    private final AcceptanceLaw law;
    private final Sources sources;
    private final Stores stores;

    /** Where an acceptance looks. */
    public record Sources(Offers offers, Organisations organisations, Bars bars) {}

    /** Where it leaves its traces. */
    public record Stores(Deals deals, Dossiers dossiers, DealJournal journal) {}

    /**
     * What the acquirer says.
     *
     * @param intendedUse what the patent is to be used for, in its own words
     * @param contact whom to reach about it
     * @param seen the version of the listing that it has read; none where it takes whatever stands
     */
    public record Acceptance(String intendedUse, String contact, Optional<Integer> seen) {
        private static final int USE_MAX = 1000;
        private static final int CONTACT_MAX = 200;

        public Acceptance {
            intendedUse = intendedUse.strip();
            contact = contact.strip();
            var refusal = Refusal.invalid("deal.acceptance");
            refusal.requireText("/intendedUse", intendedUse, USE_MAX);
            refusal.requireText("/contact", contact, CONTACT_MAX);
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
        }

        /** Of a caller that does not say what it has read. */
        public Acceptance(String intendedUse, String contact) {
            this(intendedUse, contact, Optional.empty());
        }
    }

    public Accepting(Tx tx, Ids ids, AcceptanceLaw law, Sources sources, Stores stores) {
        this.tx = tx;
        this.ids = ids;
        this.law = law;
        this.sources = sources;
        this.stores = stores;
    }

    /** Forms the deal, or refuses saying why. */
    public Deal accept(Actor acquirer, ListingId id, Acceptance acceptance) {
        return tx.run(now -> {
            var offer = sources.offers().lock(id).orElseThrow(() -> unknown(id));
            var published = requireOpen(offer.listing(), LegalDays.of(now));
            acceptance.seen().ifPresent(version -> requireUnchanged(published, version));
            var taking = taking(offer, acquirer, LegalDays.of(now));
            AcceptanceLaw.requirePassed(law.assess(taking, LegalDays.of(now)));
            requireFirst(published, acquirer);
            var deal = form(agreement(taking, published, acceptance, now), taking.offer(), acquirer);
            if (deal.isAssignment()) {
                sources.offers().sold(published, now);
            }
            return deal;
        });
    }

    /** What would be asked of this acquirer, without taking anything; so that it is told before it types. */
    public List<Check> preview(Actor acquirer, ListingId id) {
        return tx.run(now -> {
            var offer = sources.offers().find(id).orElseThrow(() -> unknown(id));
            requireOpen(offer.listing(), LegalDays.of(now));
            return law.assess(taking(offer, acquirer, LegalDays.of(now)), LegalDays.of(now));
        });
    }

    private AcceptanceGround.Taking taking(Offers.Offer offer, Actor acquirer, LocalDate today) {
        var licensor = sources.organisations().require(offer.listing().head().owner());
        var licensee = sources.organisations().require(acquirer.organisation());
        // a statutory open licence is open to anyone; which mode asks this ground is data
        var bars = sources.bars().keeping(licensee.id(), Bar.Deed.FREE_LICENCE, today);
        return new AcceptanceGround.Taking(offer, licensor, licensee, bars);
    }

    private static Listing.Published requireOpen(Listing listing, LocalDate today) {
        if (!listing.isPublic()) {
            throw unknown(listing.id());
        }
        if (!listing.terms().isTakenAsItStands()) {
            throw Refusal.conflict("deal.not-taken-as-it-stands")
                    .with("mode", listing.terms().mode().name());
        }
        var ended = listing.terms().endsOn().filter(today::isAfter).isPresent();
        if (!(listing instanceof Listing.Published published) || ended) {
            throw Refusal.conflict("deal.listing-not-open")
                    .with(
                            "state",
                            ended
                                    ? Listing.State.EXPIRED.name()
                                    : listing.state().name())
                    .violation("", "listing-state." + (ended ? Listing.State.EXPIRED : listing.state()).name());
        }
        return published;
    }

    /** Nobody is bound to what they have not read; a listing that was held and let go says the same as before. */
    private void requireUnchanged(Listing.Published now, int version) {
        if (now.head().version() == version) {
            return;
        }
        var changed = sources.offers()
                .asSeen(now.id(), version)
                .map(before -> Changed.between(before.content(), now.content()))
                .orElse(List.of("version"));
        if (changed.isEmpty()) {
            return;
        }
        var refusal = Refusal.conflict("deal.terms-changed")
                .with("seen", version)
                .with("version", now.head().version());
        changed.forEach(field -> refusal.violation("/" + field, "deal.changed"));
        throw refusal;
    }

    private void requireFirst(Listing listing, Actor acquirer) {
        stores.deals().inForce(listing.id(), acquirer.organisation()).ifPresent(deal -> {
            throw exists(deal);
        });
    }

    private Agreement agreement(
            AcceptanceGround.Taking taking, Listing.Published listing, Acceptance acceptance, Instant now) {
        var terms = Terms.of(listing);
        return new Agreement(
                terms.mode() == ListingMode.OPEN_LICENCE ? Origin.NOTICE : Origin.ACCEPTANCE,
                Party.of(taking.licensor()),
                Party.of(taking.licensee()),
                listing.content().agency(),
                terms,
                acceptance.intendedUse(),
                acceptance.contact(),
                now,
                law.payableBy(terms.feePlan(), LegalDays.of(now)));
    }

    private Deal form(Agreement agreement, Offers.Offer offer, Actor acquirer) {
        var deal = Deal.Agreed.form(new DealId(ids.next()), agreement);
        stores.deals().add(deal);
        if (agreement.origin() == Origin.NOTICE) {
            file(deal, Notice.text(deal.id(), agreement), Notice.MEDIA_TYPE, acquirer);
        } else {
            file(deal, Contract.text(deal.id(), agreement, offer), Contract.MEDIA_TYPE, acquirer);
        }
        stores.journal().agreed(deal);
        if (deal instanceof Deal.Performed) {
            stores.journal().performed(deal);
        }
        return deal;
    }

    /** Puts the notice, or the contract that both sides sign, on file. */
    private void file(Deal deal, String text, String mediaType, Actor acquirer) {
        var agreement = deal.agreement();
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        var notice = new Evidence(
                new EvidenceId(ids.next()),
                EvidenceKind.CONTRACT,
                "",
                agreement.formedOn(),
                new Document(Sha256.of(text), size, mediaType),
                Evidence.Source.GENERATED,
                Signatory.of(acquirer),
                agreement.formedAt());
        stores.dossiers().addGenerated(deal.id(), notice, text);
    }

    /** The refusal of a second acceptance, which names the first. */
    static Refusal exists(DealId deal) {
        return Refusal.conflict("deal.exists").with("deal", deal.toString());
    }

    private static Refusal unknown(ListingId id) {
        return Refusal.unknown("listing.unknown").with("id", id.toString());
    }
}
