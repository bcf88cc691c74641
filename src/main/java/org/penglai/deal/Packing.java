package org.penglai.deal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;

/** Makes the packages that a deal's parties hand in to authorities, for whoever may read the deal's file. */
public final class Packing {

    private final Tx tx;
    private final PackageLaw law;
    private final Sources sources;

    /**
     * Where the facts come from.
     *
     * @param patents those of the numbers that are known here
     */
    public record Sources(
            Deals deals,
            Dossiers dossiers,
            Relations relations,
            PackageAnswers answers,
            Function<Collection<ApplicationNumber>, Map<ApplicationNumber, Patent>> patents) {}

    public Packing(Tx tx, PackageLaw law, Sources sources) {
        this.tx = tx;
        this.law = law;
        this.sources = sources;
    }

    /** A package with what was answered to it so far; the last answer counts. */
    public record Answered(FilingPackage filing, List<PackageAnswer> answers) {
        public Answered {
            answers = List.copyOf(answers);
        }

        public Optional<PackageAnswer> last() {
            return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
        }
    }

    /** Those that can be made of the deal as it stands. */
    public List<Answered> all(Actor actor, DealId id) {
        return tx.run(now -> {
            var deal = readable(actor, id);
            var answers = sources.answers().of(id);
            var fill = new Fill(deal);
            return law.of(deal, LegalDays.of(now)).stream()
                    .filter(rule -> rule.isOpen(deal))
                    .map(rule -> new Answered(
                            fill.in(rule),
                            answers.stream()
                                    .filter(answer -> answer.packageId().equals(rule.id()))
                                    .toList()))
                    .toList();
        });
    }

    /** One of them. */
    public FilingPackage one(Actor actor, DealId id, String packageId) {
        return tx.run(now -> {
            var deal = readable(actor, id);
            return new Fill(deal).in(open(deal, packageId, LegalDays.of(now)));
        });
    }

    /** Its rule, where the deal needs it and has come so far. */
    PackageLaw.Rule open(Deal deal, String packageId, LocalDate today) {
        var rule = law.of(deal, today).stream()
                .filter(known -> known.id().equals(packageId))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("package.unknown").with("id", packageId));
        if (!rule.isOpen(deal)) {
            throw Refusal.conflict("package.not-now")
                    .with("deal", deal.id().toString())
                    .with("package", packageId)
                    .with("state", deal.state().name())
                    .violation("", "deal-state." + deal.state().name());
        }
        return rule;
    }

    private Deal readable(Actor actor, DealId id) {
        return sources.deals().find(id).filter(deal -> deal.isFileOpenTo(actor)).orElseThrow(() -> Booking.unknown(id));
    }

    /** Fills forms in from one deal, whose surroundings are read once. */
    private final class Fill {

        private final Deal deal;
        private final PackageFacts facts;
        private final List<Evidence> file;
        private final Map<ApplicationNumber, Patent> patents;

        Fill(Deal deal) {
            this.deal = deal;
            facts = new PackageFacts(deal, sources.relations().of(deal.id()));
            file = sources.dossiers().of(deal.id());
            patents = sources.patents().apply(deal.agreement().terms().patents());
        }

        FilingPackage in(PackageLaw.Rule rule) {
            var lines = rule.contents().fields().stream()
                    .map(field -> new FilingPackage.Line(field.label(), facts.of(field)))
                    .toList();
            var rows =
                    deal.agreement().terms().patents().stream().map(this::row).toList();
            var enclosures = rule.contents().enclosures().stream()
                    .map(kind -> new FilingPackage.Enclosure(kind, last(kind)))
                    .toList();
            return new FilingPackage(
                    deal,
                    rule,
                    lines,
                    law.patents().stream().map(PackageLaw.Field::label).toList(),
                    rows,
                    enclosures,
                    rule.reply().term().map(term -> term.of(deal)));
        }

        private List<FilingPackage.Value> row(ApplicationNumber number) {
            var patent = Optional.ofNullable(patents.get(number));
            return law.patents().stream()
                    .map(field -> facts.of(field, number, patent))
                    .toList();
        }

        private Optional<Evidence> last(EvidenceKind kind) {
            return file.stream().filter(evidence -> evidence.kind() == kind).reduce((before, after) -> after);
        }
    }
}
