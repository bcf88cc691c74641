package org.penglai.duty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.penglai.deal.Consulting;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.ledger.CanonicalJson;
import org.penglai.listing.Inspecting;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingTerms;

/**
 * Use case: what is due to inventors and transfer office of an institution's income, how the inventors share among
 * themselves, and which of them was offered the patent first.
 */
public final class Sharing {

    private static final int BASIS_MAX = 500;
    private static final int DOCUMENT_MAX = 200;

    /** One hundred billion yuan: beyond any deal, and far from overflow. */
    private static final Money MOST = Money.ofYuan(100_000_000_000L);

    private final Tx tx;
    private final DutyLaw law;
    private final Sources sources;
    private final DutyRecords records;
    private final DutyJournal journal;

    /** Where it looks. */
    public record Sources(Organisations organisations, Inspecting inspecting, Consulting deals) {}

    public Sharing(Tx tx, DutyLaw law, Sources sources, DutyRecords records, DutyJournal journal) {
        this.tx = tx;
        this.law = law;
        this.sources = sources;
        this.records = records;
        this.journal = journal;
    }

    /** One inventor's part. */
    public record Part(int place, String name, int weight, Money amount) {}

    /** Income as it is shared, with every line that speaks of it. */
    public record Shared(IncomeSplit split, List<DutyLaw.Line> lines, List<Part> parts, LocalDate day) {}

    /** An inventor, and what is on record of its right to go first. */
    public record Standing(int place, String name, Optional<FirstRefusal> last) {}

    /** What an institution states of a deal. */
    public record Income(Deal deal, Optional<DealCosts> costs, Shared shared) {}

    public DutyLaw law() {
        return law;
    }

    /** Whether the offer's seller has these duties. */
    public boolean concerns(Listing listing) {
        return sources.organisations().require(listing.head().owner()).kind().isAcademic();
    }

    /** Whether an inventor goes first when this is taken. */
    public boolean asksFirst(Listing listing, LocalDate day) {
        return concerns(listing)
                && law.firstRefusal().modes().contains(listing.terms().mode())
                && law.firstRefusal().citation().isValidOn(day);
    }

    /** How so much would be shared by the law of today. */
    public Shared share(Listing listing, Money gross, Money costs) {
        require(gross, "/grossFen");
        require(costs, "/costsFen");
        return tx.run(now ->
                share(house(listing), inventors(listing.terms()), weights(listing), new Money[] {gross, costs}, now));
    }

    /** What a deal has brought its institution, and how that is shared. */
    public Income income(Actor reader, DealId id) {
        return tx.run(now -> {
            var deal = sources.deals().deal(reader, id);
            if (!isSeller(deal, reader) && !isOffice(reader)) {
                throw Refusal.forbidden("duty.not-house").with("deal", id.toString());
            }
            var house =
                    sources.organisations().require(deal.agreement().licensor().organisation());
            requirePublic(house);
            var costs = Optional.ofNullable(records.costs(List.of(id)).get(id));
            var names = inventors(deal.agreement().terms().offered());
            var weights = weights(deal.agreement().terms().listing(), names);
            var amounts = new Money[] {
                deal.head().receipts().total(), costs.map(DealCosts::amount).orElse(Money.ZERO)
            };
            return new Income(deal, costs, share(house, names, weights, amounts, now));
        });
    }

    /** Whether that reader sees what the deal brought its institution. */
    public boolean isShown(Actor reader, DealId id) {
        var licensor = sources.deals().deal(reader, id).agreement().licensor();
        return licensor.kind().isAcademic() && (reader.actsFor(licensor.organisation()) || isOffice(reader));
    }

    /** The institution states what a deal has cost it. */
    public Income state(Actor member, DealId id, Money costs, String basis) {
        var refusal = Refusal.invalid("duty.costs");
        if (costs.fen() < 0 || costs.compareTo(MOST) > 0) {
            refusal.violation("/costsFen", "duty.amount");
        }
        refusal.requireText("/basis", basis, BASIS_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var deal = sources.deals().deal(member, id);
            if (!isSeller(deal, member)) {
                throw Refusal.forbidden("duty.not-house").with("deal", id.toString());
            }
            requirePublic(sources.organisations().require(member.organisation()));
            records.state(id, new DealCosts(costs, basis.strip(), now));
            journal.costs(deal, costs);
            return income(member, id);
        });
    }

    /** The inventors of what is offered, each once, in the order of patents and register. */
    public List<String> inventors(ListingTerms terms) {
        var names = new LinkedHashSet<String>();
        sources.inspecting()
                .offered(terms)
                .forEach(patent -> names.addAll(patent.bibliography().inventors()));
        return List.copyOf(names);
    }

    /** The weights that were agreed, or the proposal. */
    public InventorWeights weights(Listing listing) {
        return weights(listing.id(), inventors(listing.terms()));
    }

    private InventorWeights weights(ListingId listing, List<String> names) {
        return records.weights(listing, digest(names)).orElseGet(() -> InventorWeights.equal(names.size()));
    }

    /** The institution records what the inventors agreed on among themselves. */
    public InventorWeights weigh(Actor seller, Listing listing, InventorWeights weights) {
        requireSeller(listing, seller);
        return tx.run(now -> {
            var names = inventors(listing.terms());
            weights.require(names.size());
            records.weigh(listing.id(), digest(names), weights);
            journal.weighed(listing, weights);
            return weights;
        });
    }

    /** Each inventor with what is on record of its right to go first. */
    public List<Standing> standings(Listing listing) {
        var names = inventors(listing.terms());
        var said = records.firstRefusals(listing.id());
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(place -> new Standing(
                        place,
                        names.get(place - 1),
                        said.stream().filter(one -> one.inventor() == place).reduce((earlier, later) -> later)))
                .toList();
    }

    /** The institution puts on record that it offered the patent to an inventor, or what the inventor answered. */
    public List<Standing> record(Actor seller, Listing listing, FirstRefusal said) {
        requireSeller(listing, seller);
        return tx.run(now -> {
            var today = LegalDays.of(now);
            if (!asksFirst(listing, today)) {
                throw Refusal.conflict("duty.nobody-first")
                        .with("mode", listing.terms().mode().name());
            }
            require(listing, said, today);
            records.add(listing.id(), said);
            journal.offeredFirst(listing, said);
            return standings(listing);
        });
    }

    private void require(Listing listing, FirstRefusal said, LocalDate today) {
        var refusal = Refusal.invalid("duty.first-refusal");
        var standings = standings(listing);
        var known = said.inventor() >= 1 && said.inventor() <= standings.size();
        if (!known) {
            refusal.violation("/inventor", "duty.no-such-inventor");
        }
        if (said.on().isAfter(today)) {
            refusal.violation("/on", "listing.future");
        }
        if (said.document().length() > DOCUMENT_MAX) {
            refusal.violation("/document", "maxLength", Map.of("limit", DOCUMENT_MAX));
        }
        var last = known ? standings.get(said.inventor() - 1).last() : Optional.<FirstRefusal>empty();
        if (known && said.standing() != FirstRefusal.Standing.OFFERED && last.isEmpty()) {
            refusal.violation("/standing", "duty.not-offered");
        }
        if (last.filter(before -> before.on().isAfter(said.on())).isPresent()) {
            refusal.violation("/on", "duty.before-last");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private Shared share(
            Organisation house, List<String> names, InventorWeights weights, Money[] amounts, Instant now) {
        var day = LegalDays.of(now);
        var split = IncomeSplit.of(
                amounts[0],
                amounts[1],
                least(DutyLaw.Beneficiary.INVENTORS, house, day),
                least(DutyLaw.Beneficiary.TRANSFER_OFFICE, house, day));
        var parts = weights.parts(split.inventors());
        var named = IntStream.range(0, parts.size())
                .mapToObj(
                        at -> new Part(at + 1, names.get(at), weights.weights().get(at), parts.get(at)))
                .toList();
        return new Shared(split, law.lines(DutyLaw.Basis.NET_INCOME, house.divisionCode(), day), named, day);
    }

    private BigDecimal least(DutyLaw.Beneficiary to, Organisation house, LocalDate day) {
        return law.least(to, DutyLaw.Basis.NET_INCOME, house.divisionCode(), day);
    }

    private Organisation house(Listing listing) {
        var house = sources.organisations().require(listing.head().owner());
        requirePublic(house);
        return house;
    }

    private static boolean isSeller(Deal deal, Actor actor) {
        return actor.actsFor(deal.agreement().licensor().organisation());
    }

    static boolean isOffice(Actor actor) {
        return actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR);
    }

    private void requireSeller(Listing listing, Actor actor) {
        if (!listing.isSoldBy(actor)) {
            throw Refusal.forbidden("listing.not-seller");
        }
        house(listing);
    }

    private static void requirePublic(Organisation house) {
        if (!house.kind().isAcademic()) {
            throw Refusal.conflict("duty.not-public-institution")
                    .with("kind", house.kind().name());
        }
    }

    private static void require(Money amount, String pointer) {
        if (amount.fen() < 0 || amount.compareTo(MOST) > 0) {
            throw Refusal.invalid("duty.income").violation(pointer, "duty.amount");
        }
    }

    /** Which inventors, in which order; so that weights of others do not count. */
    private static Sha256 digest(List<String> names) {
        return Sha256.of(CanonicalJson.write(names));
    }
}
