package org.penglai.deal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Takes what authorities answered to the packages of deals, each with the authority's paper on the deal's file. */
public final class Answering {

    private static final int REASON_MAX = 1000;

    /** One hundred billion yuan, as prices have it. */
    private static final Money AMOUNT_MAX = Money.ofYuan(100_000_000_000L);

    private final Tx tx;
    private final Deals deals;
    private final Packing packing;
    private final Filing filing;
    private final Records records;

    /** Where an answer goes. */
    public record Records(PackageAnswers answers, DealJournal journal) {}

    public Answering(Tx tx, Deals deals, Packing packing, Filing filing, Records records) {
        this.tx = tx;
        this.deals = deals;
        this.packing = packing;
        this.filing = filing;
        this.records = records;
    }

    /** The authority's paper. */
    public sealed interface Paper {

        /** It comes with the answer. */
        record Sent(Path file) implements Paper {}

        /** It was put on file before. */
        record OnFile(EvidenceId id) implements Paper {}

        /** It was put on file before, under the same number. */
        record ByNumber() implements Paper {}
    }

    /** Keeps the answer beside those before it; the deal itself goes on by its documents, as ever. */
    public PackageAnswer answer(Actor actor, DealId id, String packageId, PackageAnswer.Said said, Paper paper) {
        return tx.run(now -> {
            var deal = deals.lock(id).orElseThrow(() -> Booking.unknown(id));
            Filing.requireWritable(actor, deal);
            var rule = packing.open(deal, packageId, LegalDays.of(now));
            requireWhole(said, rule, deal.agreement().formedOn(), LegalDays.of(now));
            var kind = said.isAccepted() ? rule.reply().document() : EvidenceKind.REFUSAL_NOTICE;
            var evidence = evidence(actor, deal, new Filing.Description(kind, said.number(), said.answeredOn()), paper);
            return keep(actor, deal, rule, said, evidence, now);
        });
    }

    private PackageAnswer keep(
            Actor actor, Deal deal, PackageLaw.Rule rule, PackageAnswer.Said said, Evidence evidence, Instant now) {
        var answer = new PackageAnswer(
                rule.id(), rule.addressee().authority(), said, evidence.id(), Signatory.of(actor), now);
        records.answers().add(deal.id(), answer);
        records.journal().answered(deal, answer, evidence);
        return answer;
    }

    private Evidence evidence(Actor actor, Deal deal, Filing.Description described, Paper paper) {
        return switch (paper) {
            case Paper.Sent(var file) -> filing.add(actor, deal.id(), described, file);
            case Paper.OnFile(var id) -> {
                var found = filing.entry(actor, deal.id(), id);
                if (!isThat(found, described)) {
                    throw Refusal.invalid("package.answer").violation("/evidence", "package.other-document");
                }
                yield found;
            }
            case Paper.ByNumber() ->
                filing.list(actor, deal.id()).stream()
                        .filter(found -> isThat(found, described))
                        .reduce((before, after) -> after)
                        .orElseThrow(() -> Refusal.invalid("package.answer").violation("/evidence", "required"));
        };
    }

    private static boolean isThat(Evidence found, Filing.Description described) {
        return found.kind() == described.kind()
                && found.number().equals(described.number())
                && found.issuedOn().equals(described.issuedOn());
    }

    private static void requireWhole(
            PackageAnswer.Said said, PackageLaw.Rule rule, LocalDate formedOn, LocalDate today) {
        var refusal = Refusal.invalid("package.answer");
        refusal.requireText("/number", said.number(), Filing.NUMBER_MAX);
        if (said.answeredOn().isAfter(today)) {
            refusal.violation("/answeredOn", "deal.in-future");
        } else if (said.answeredOn().isBefore(formedOn)) {
            refusal.violation("/answeredOn", "package.before-deal", Map.of("limit", formedOn.toString()));
        }
        if (!said.isAccepted()) {
            refusal.requireText("/reason", said.reason(), REASON_MAX);
        } else if (!said.reason().isEmpty()) {
            refusal.violation("/reason", "package.no-reason");
        }
        requireAmounts(refusal, said, rule);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** The certificate of a technology contract states both sums; nothing else does. */
    private static void requireAmounts(Refusal refusal, PackageAnswer.Said said, PackageLaw.Rule rule) {
        var asked = rule.reply().amounts() && said.isAccepted();
        if (said.amounts().isEmpty()) {
            if (asked) {
                refusal.violation("/contractAmountFen", "required").violation("/technologyAmountFen", "required");
            }
            return;
        }
        var amounts = said.amounts().get();
        if (!asked) {
            refusal.violation("/contractAmountFen", "package.no-amounts");
        } else if (amounts.technology().compareTo(amounts.contract()) > 0) {
            refusal.violation("/technologyAmountFen", "package.more-than-contract");
        }
        if (amounts.contract().compareTo(AMOUNT_MAX) > 0) {
            refusal.violation("/contractAmountFen", "deal.amount");
        }
    }
}
