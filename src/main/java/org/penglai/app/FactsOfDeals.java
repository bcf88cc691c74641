package org.penglai.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.BenefitReports;
import org.penglai.deal.Consulting;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Dossiers;
import org.penglai.deal.Evidence;
import org.penglai.deal.Party;
import org.penglai.incentive.DealFacts;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Origin.Source;
import org.penglai.incentive.Vocabulary;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;

/** Deals as the programmes see them: the agreement, the parties as they were on its day, the file, the certificate. */
record FactsOfDeals(Consulting deals, Dossiers files, BenefitReports reports) implements DealFacts {

    @Override
    public DealOccasion of(DealId id, Actor reader) {
        var deal = deals.deal(reader, id);
        var on = deal.proposed().map(Deal.Proposal::legalEventOn);
        var facts = facts(deal, files.of(id));
        return new DealOccasion(
                id,
                on,
                counted(reports.of(id))
                        .map(report -> reported(facts, report, deal.isFileOpenTo(reader)))
                        .orElse(facts));
    }

    /** Of all that was reported, the last revision of the latest year. */
    static Optional<BenefitReport> counted(List<BenefitReport> reports) {
        return reports.stream()
                .max(Comparator.comparingInt(BenefitReport::year).thenComparingInt(BenefitReport::revision));
    }

    /** That there is a report, and what it says where the reader may read the deal's file. */
    static Facts reported(Facts facts, BenefitReport report, boolean open) {
        var said = facts.and(Origin.of(Source.BENEFIT_REPORT, report.year() + "/" + report.revision()))
                .day(Vocabulary.BENEFIT_FILED_ON, LegalDays.of(report.at()));
        if (open) {
            var figures = report.figures();
            said.amount(Vocabulary.BENEFIT_OUTPUT, figures.output())
                    .amount(Vocabulary.BENEFIT_PROFIT, new Money(figures.profitFen()))
                    .amount(Vocabulary.BENEFIT_TAX, figures.tax())
                    .count(Vocabulary.BENEFIT_JOBS, figures.jobs());
        }
        return said.build();
    }

    static Facts facts(Deal deal, List<Evidence> file) {
        var agreement = deal.agreement();
        var facts = Facts.from(Origin.of(Source.DEAL, deal.id().toString()))
                .text(Vocabulary.DEAL_MODE, agreement.terms().mode().name())
                .flag(Vocabulary.AGENCY_PRESENT, agreement.agency().isPresent());
        var plan = agreement.terms().feePlan();
        if (plan.runningFee().isEmpty()) {
            facts.amount(Vocabulary.DEAL_FEE, plan.fixed());
        }
        licensor(facts, agreement.licensor());
        licensee(facts, agreement.licensee());
        return certificate(filed(facts, deal, file), deal).build();
    }

    private static void licensor(Facts.Builder facts, Party licensor) {
        facts.from(record(licensor))
                .text(Vocabulary.LICENSOR_KIND, licensor.kind().name())
                .flag(Vocabulary.LICENSOR_LOCAL, licensor.local());
    }

    private static void licensee(Facts.Builder facts, Party licensee) {
        var said = facts.from(record(licensee))
                .text(Vocabulary.LICENSEE_KIND, licensee.kind().name())
                .flag(Vocabulary.LICENSEE_LOCAL, licensee.local());
        licensee.sizeClass().ifPresent(size -> said.text(Vocabulary.LICENSEE_SIZE_CLASS, size.name()));
    }

    private static Origin record(Party party) {
        return Origin.of(Source.ORGANISATION, party.name().zh());
    }

    private static Facts.Builder filed(Facts.Builder facts, Deal deal, List<Evidence> file) {
        var kinds = file.stream().map(item -> item.kind().name()).distinct().toList();
        var said = facts.from(Origin.of(Source.EVIDENCE, "")).texts(Vocabulary.DEAL_EVIDENCE, kinds);
        deal.proposed().ifPresent(proposal -> said.day(Vocabulary.DEAL_RECORDED_ON, proposal.legalEventOn()));
        return said;
    }

    private static Facts.Builder certificate(Facts.Builder facts, Deal deal) {
        Optional<Deal.Certification> given = deal.certified();
        given.ifPresent(certification -> facts.from(
                        Origin.of(Source.CERTIFICATE, certification.number().value()))
                .flag(Vocabulary.DEAL_CERTIFIED, true)
                .day(Vocabulary.DEAL_CERTIFIED_ON, LegalDays.of(certification.at())));
        return facts;
    }
}
