package org.penglai.deal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.Answering;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.FilingPackage;
import org.penglai.deal.PackageAnswer;
import org.penglai.deal.PackageLaw;
import org.penglai.deal.Packing;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Packages for authorities and their answers over the API. */
public final class PackageApi {

    private final Packing packing;
    private final Answering answering;
    private final PackagePapers papers;
    private final Messages messages;

    public PackageApi(Packing packing, Answering answering, PackagePapers papers, Messages messages) {
        this.packing = packing;
        this.answering = answering;
        this.papers = papers;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listDealPackages", this::list,
                "getDealPackageTable", papers::table,
                "getDealPackagePaper", papers::paper,
                "answerDealPackage", this::answer);
    }

    /** All packages of a deal. */
    record PackageList(List<PackageView> items) {}

    /** One package with its fields and what was answered. */
    record PackageView(
            String id,
            Bilingual name,
            PackageLaw.Authority authority,
            Bilingual authorityName,
            Bilingual filer,
            DealView.CitationView citation,
            Optional<Integer> workingDays,
            List<LineView> fields,
            List<List<LineView>> patents,
            List<EnclosureView> enclosures,
            List<AnswerView> answers) {}

    /** One field; a value that the platform does not hold is left out. */
    record LineView(Bilingual label, Optional<String> value, Optional<Long> amountFen) {
        static LineView of(Bilingual label, FilingPackage.Value value, PackageWords words) {
            return switch (value) {
                case FilingPackage.Value.Missing() -> new LineView(label, Optional.empty(), Optional.empty());
                case FilingPackage.Value.Amount(var amount) ->
                    new LineView(label, Optional.of(words.value(value)), Optional.of(amount.fen()));
                default -> new LineView(label, Optional.of(words.value(value)), Optional.empty());
            };
        }
    }

    /** A document that goes with it. */
    record EnclosureView(String kind, Optional<String> evidence) {}

    /** One answer of the authority. */
    record AnswerView(
            PackageAnswer.Outcome outcome,
            String number,
            LocalDate answeredOn,
            Optional<String> reason,
            Optional<Long> contractAmountFen,
            Optional<Long> technologyAmountFen,
            String evidence,
            String saidFor,
            Instant at) {
        static AnswerView of(PackageAnswer answer) {
            var said = answer.said();
            return new AnswerView(
                    said.outcome(),
                    said.number(),
                    said.answeredOn(),
                    said.isAccepted() ? Optional.empty() : Optional.of(said.reason()),
                    said.amounts().map(amounts -> amounts.contract().fen()),
                    said.amounts().map(amounts -> amounts.technology().fen()),
                    answer.document().toString(),
                    answer.by().organisation().toString(),
                    answer.at());
        }
    }

    /** The body of {@code answerDealPackage}. */
    record AnswerForm(
            PackageAnswer.Outcome outcome,
            String number,
            LocalDate answeredOn,
            @Nullable String reason,
            @Nullable Long contractAmountFen,
            @Nullable Long technologyAmountFen,
            @Nullable UUID evidence) {

        PackageAnswer.Said said() {
            return new PackageAnswer.Said(outcome, number, answeredOn, reason == null ? "" : reason, amounts());
        }

        /** Neither, or both. */
        private Optional<PackageAnswer.Amounts> amounts() {
            if (contractAmountFen == null && technologyAmountFen == null) {
                return Optional.empty();
            }
            if (contractAmountFen == null || technologyAmountFen == null) {
                var lacking = contractAmountFen == null ? "/contractAmountFen" : "/technologyAmountFen";
                throw Refusal.invalid("package.answer").violation(lacking, "required");
            }
            return Optional.of(new PackageAnswer.Amounts(new Money(contractAmountFen), new Money(technologyAmountFen)));
        }

        Answering.Paper paper() {
            return evidence == null
                    ? new Answering.Paper.ByNumber()
                    : new Answering.Paper.OnFile(new EvidenceId(evidence));
        }
    }

    private Reply list(Call call) {
        var words = new PackageWords(messages, call.language(), /* demo= */ false);
        var items = packing.all(call.actor(), id(call)).stream()
                .map(answered -> view(answered, words, call.language()))
                .toList();
        return Reply.json(200, new PackageList(items));
    }

    private Reply answer(Call call) {
        var form = call.body(AnswerForm.class);
        var answer = answering.answer(call.actor(), id(call), call.path("package"), form.said(), form.paper());
        return Reply.json(201, AnswerView.of(answer));
    }

    private static PackageView view(Packing.Answered answered, PackageWords words, Language language) {
        var filing = answered.filing();
        var rule = filing.rule();
        var to = rule.addressee();
        return new PackageView(
                rule.id(),
                rule.name(),
                to.authority(),
                to.name(),
                to.filer(),
                DealView.CitationView.of(rule.citation(), language),
                filing.workingDays(),
                filing.lines().stream()
                        .map(line -> LineView.of(line.label(), line.value(), words))
                        .toList(),
                filing.patents().stream().map(row -> row(filing, row, words)).toList(),
                filing.enclosures().stream()
                        .map(one -> new EnclosureView(
                                one.kind().name(),
                                one.document().map(found -> found.id().toString())))
                        .toList(),
                answered.answers().stream().map(AnswerView::of).toList());
    }

    private static List<LineView> row(FilingPackage filing, List<FilingPackage.Value> row, PackageWords words) {
        return IntStream.range(0, row.size())
                .mapToObj(at -> LineView.of(filing.labels().get(at), row.get(at), words))
                .toList();
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }
}
