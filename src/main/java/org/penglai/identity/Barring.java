package org.penglai.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Enters and lifts bars, and tells other features of those that hold. */
public final class Barring implements Bars {

    private static final int MOST = 200;

    private final Tx tx;
    private final Ids ids;
    private final BarringLaw law;
    private final Stores stores;

    /** Where bars are kept, of whom, and who is told. */
    public record Stores(BarredParties parties, Organisations organisations, OrganisationJournal journal) {}

    public Barring(Tx tx, Ids ids, BarringLaw law, Stores stores) {
        this.tx = tx;
        this.ids = ids;
        this.law = law;
        this.stores = stores;
    }

    /** What an officer enters; without a last day the law's own term counts. */
    public record Entered(Bar.Ground ground, Bar.Statement statement, LocalDate from, Optional<LocalDate> until) {
        public Entered {
            if (until.filter(from::isAfter).isPresent()) {
                throw Refusal.invalid("bar.invalid").violation("/until", "bar.ends-before");
            }
        }
    }

    public BarringLaw law() {
        return law;
    }

    /** Bars the party. */
    public Bar bar(Actor officer, OrganisationId party, Entered entered) {
        return tx.run(now -> {
            stores.organisations().require(party);
            var today = LegalDays.of(now);
            if (entered.from().isAfter(today.plusYears(1))) {
                throw Refusal.invalid("bar.invalid")
                        .violation(
                                "/from",
                                "bar.too-far",
                                Map.of("latest", today.plusYears(1).toString()));
            }
            var until = entered.until().or(() -> law.until(entered.ground(), entered.from()));
            var bar = new Bar(
                    new BarId(ids.next()),
                    party,
                    entered.ground(),
                    entered.statement(),
                    entered.from(),
                    until,
                    Optional.empty());
            stores.parties().add(bar, officer.subject());
            stores.journal().barred(bar);
            return bar;
        });
    }

    /** Lifts the bar from today on. */
    public Bar lift(Actor officer, OrganisationId party, BarId id, String reason) {
        var said = new Bar.Statement("–", reason).reason();
        return tx.run(now -> {
            var bar = stores.parties()
                    .lock(id)
                    .filter(found -> found.party().equals(party))
                    .orElseThrow(() -> Refusal.unknown("bar.unknown"))
                    .lift(LegalDays.of(now));
            stores.parties().lifted(bar, said, officer.subject());
            stores.journal().barLifted(bar);
            return bar;
        });
    }

    /** The party's bars, for itself, the operators and audit. */
    public List<Bar> of(Actor reader, OrganisationId party) {
        if (!reader.actsFor(party) && !reader.is(Role.OPERATOR) && !reader.is(Role.AUDITOR)) {
            throw Refusal.forbidden("organisation.not-yours");
        }
        stores.organisations().require(party);
        return stores.parties().of(party);
    }

    /** The party's bars, for a page that has looked who reads it. */
    public List<Bar> known(OrganisationId party) {
        return stores.parties().of(party);
    }

    /** All bars, the latest first. */
    public List<Bar> all() {
        return stores.parties().all(MOST);
    }

    @Override
    public List<Bar> keeping(OrganisationId party, Bar.Deed deed, LocalDate day) {
        return stores.parties().of(party).stream()
                .filter(bar -> law.keepsFrom(bar, deed, day))
                .toList();
    }
}
