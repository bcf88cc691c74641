package org.penglai.duty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Deals;
import org.penglai.deal.Payment;
import org.penglai.deal.Payments;
import org.penglai.identity.Addressees;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Use case: an institution draws up the report of a year's transfers, and is reminded before it is due. */
public final class Reporting {

    /** The first year of which there may be deals. */
    private static final int FIRST_YEAR = 2015;

    private final Tx tx;
    private final DutyLaw law;
    private final Sources sources;
    private final DutyRecords records;
    private final DutyJournal journal;

    /** Where it looks. */
    public record Sources(Deals deals, Payments payments, Organisations organisations, Addressees addressees) {}

    public Reporting(Tx tx, DutyLaw law, Sources sources, DutyRecords records, DutyJournal journal) {
        this.tx = tx;
        this.law = law;
        this.sources = sources;
        this.records = records;
        this.journal = journal;
    }

    public DutyLaw.ReportRule rule() {
        return law.report();
    }

    /** The years that can be asked for, the latest first: last year, which is due, and this one so far. */
    public List<Integer> years(Actor member) {
        return tx.run(now -> {
            var current = LegalDays.of(now).getYear();
            var first = deals(member.organisation()).stream()
                    .mapToInt(deal -> deal.agreement().formedOn().getYear())
                    .min()
                    .orElse(current - 1);
            return Stream.iterate(current, year -> year >= Math.min(first, current - 1), year -> year - 1)
                    .toList();
        });
    }

    /** The report of that year, as the deals' records have it now. */
    public TransferReport report(Actor member, int year) {
        return tx.run(now -> {
            var today = LegalDays.of(now);
            if (year < FIRST_YEAR || year > today.getYear()) {
                throw Refusal.unknown("duty.no-such-year").with("year", year);
            }
            var house = sources.organisations().require(member.organisation());
            if (!house.kind().isAcademic()) {
                throw Refusal.conflict("duty.not-public-institution")
                        .with("kind", house.kind().name());
            }
            var deals = deals(house.id());
            var costs = records.costs(deals.stream().map(Deal::id).toList());
            var rows = deals.stream()
                    .flatMap(deal -> row(house, deal, year, costs).stream())
                    .toList();
            return new TransferReport(house, year, law.report().dueFor(year), rows);
        });
    }

    private List<Deal> deals(OrganisationId house) {
        return HouseDeals.of(sources.deals(), house);
    }

    private Optional<TransferReport.Row> row(Organisation house, Deal deal, int year, Map<DealId, DealCosts> costs) {
        var made = deal.agreement().formedOn();
        var received = received(deal, year);
        if (made.getYear() != year && received.isZero()) {
            return Optional.empty();
        }
        var isNew = made.getYear() == year;
        var spent = isNew
                ? Optional.ofNullable(costs.get(deal.id()))
                        .map(DealCosts::amount)
                        .orElse(Money.ZERO)
                : Money.ZERO;
        return Optional.of(new TransferReport.Row(
                deal,
                isNew,
                IncomeSplit.of(
                        received,
                        spent,
                        least(DutyLaw.Beneficiary.INVENTORS, house, made),
                        least(DutyLaw.Beneficiary.TRANSFER_OFFICE, house, made))));
    }

    private BigDecimal least(DutyLaw.Beneficiary to, Organisation house, LocalDate day) {
        return law.least(to, DutyLaw.Basis.NET_INCOME, house.divisionCode(), day);
    }

    private Money received(Deal deal, int year) {
        if (deal.head().receipts().total().isZero()) {
            return Money.ZERO;
        }
        return sources.payments().of(deal.id()).stream()
                .filter(payment -> payment.paidOn().getYear() == year)
                .map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Reminds every institution whose last report is due soon, once at each threshold; answers how many were reminded. */
    public int remind() {
        return tx.run(now -> {
            var today = LegalDays.of(now);
            var threshold = law.report().reminderOn(today);
            if (threshold.isEmpty() || !law.report().citation().isValidOn(today)) {
                return 0;
            }
            var year = today.getYear() - 1;
            var due = Map.of("dueOn", law.report().dueFor(year).toString());
            var reminded = houses().stream()
                    .filter(house -> records.remind(house.id(), year, threshold.get()))
                    .toList();
            reminded.forEach(house -> journal.reportDue(house.id(), year, due));
            return reminded.size();
        });
    }

    /** Public institutions with members here, where the report is asked for. */
    private Collection<Organisation> houses() {
        var ids = sources.addressees().holding(Role.PATENTEE).stream()
                .map(Addressees.Member::organisation)
                .distinct()
                .toList();
        return sources.organisations().findAll(ids).values().stream()
                .filter(house -> house.kind().isAcademic())
                .filter(house -> house.divisionCode().startsWith(law.report().divisions()))
                .toList();
    }
}
