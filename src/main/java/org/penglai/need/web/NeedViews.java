package org.penglai.need.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingMode;
import org.penglai.need.Answer;
import org.penglai.need.Consulting;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.Feature;
import org.penglai.need.Need;
import org.penglai.need.NeedCourse;
import org.penglai.need.NeedState;
import org.penglai.need.Proposals;
import org.penglai.platform.http.Messages;

/** Needs, matches and answers on the wire. */
final class NeedViews {

    private NeedViews() {}

    /** A need on the wire. */
    record NeedView(
            String id,
            NeedState state,
            String title,
            String text,
            String use,
            Optional<String> divisionCode,
            Optional<Long> budgetCeilingFen,
            Optional<LocalDate> deadline,
            boolean named,
            Optional<String> firm,
            Optional<Bilingual> firmName,
            List<String> ipc,
            List<Industry> industries,
            int version,
            Instant createdAt,
            Optional<Instant> openedAt,
            Optional<Instant> endedAt,
            boolean met,
            Set<NeedCourse> actions) {

        /** @param firmName whose it is, where the reader is told */
        static NeedView of(Need need, Optional<Bilingual> firmName, NeedCourse.Mover reader) {
            var content = need.content();
            return new NeedView(
                    need.id().toString(),
                    need.state(),
                    content.title(),
                    content.text(),
                    content.use(),
                    content.division().map(DivisionCode::value),
                    content.budget().map(Money::fen),
                    content.deadline(),
                    content.named(),
                    firmName.map(name -> need.head().firm().toString()),
                    firmName,
                    List.copyOf(need.fields().ipc()),
                    need.fields().industries().stream().sorted().toList(),
                    need.version(),
                    need.head().createdAt(),
                    need.openedAt(),
                    need.endedAt(),
                    need.met(),
                    NeedCourse.open(reader, need.state()));
        }
    }

    /** Needs, a part of a list. */
    record NeedList(List<NeedView> items, Optional<String> next) {}

    /** A reason on the wire. */
    record ReasonView(String code, Feature feature, BigDecimal points, List<String> words, String text) {}

    /** The last word of a side. */
    record AnswerView(
            Decision decision,
            Optional<DeclineReason> declineReason,
            Optional<String> reasonText,
            String words,
            Instant saidAt) {

        static AnswerView of(Answer answer, NeedDesk desk, Language language) {
            return new AnswerView(
                    answer.decision(),
                    answer.reason(),
                    answer.reason()
                            .map(reason -> desk.rules().of(reason).label().in(language)),
                    answer.words(),
                    answer.saidAt());
        }
    }

    /** A match on the wire. */
    record MatchView(
            String listingId,
            Bilingual title,
            ListingMode mode,
            Optional<Long> priceFen,
            boolean free,
            BigDecimal score,
            List<ReasonView> reasons,
            int weightsVersion,
            Optional<AnswerView> firmAnswer,
            Optional<AnswerView> ownerAnswer) {

        static MatchView of(Consulting.Seen seen, NeedDesk desk, Messages messages, Language language, boolean firm) {
            var match = seen.match();
            var plan = seen.listing().terms().feePlan();
            return new MatchView(
                    match.listing().toString(),
                    seen.listing().content().text().title(),
                    seen.listing().terms().mode(),
                    plan.map(FeePlan::fixed).filter(fixed -> !fixed.isZero()).map(Money::fen),
                    plan.filter(FeePlan.Free.class::isInstance).isPresent(),
                    share(match.score()),
                    match.reasons().stream()
                            .map(reason -> new ReasonView(
                                    reason.code(),
                                    reason.feature(),
                                    share(reason.points()),
                                    reason.words(),
                                    ReasonWords.of(reason, messages, language, firm)))
                            .toList(),
                    match.weights(),
                    seen.firm().map(answer -> AnswerView.of(answer, desk, language)),
                    seen.owner().map(answer -> AnswerView.of(answer, desk, language)));
        }
    }

    /** The matches of a need. */
    record MatchList(List<MatchView> items) {}

    /** An open need that a listing could meet. */
    record MetView(NeedView need, BigDecimal score, List<ReasonView> reasons) {}

    /** Those of a listing. */
    record MetList(List<MetView> items) {}

    /** A proposed field. */
    record FieldView(String symbol, BigDecimal share, List<Bilingual> examples) {}

    /** A proposed industry. */
    record IndustryView(Industry industry, BigDecimal share) {}

    /** What is to be confirmed. */
    record ProposalsView(List<FieldView> ipc, List<IndustryView> industries, boolean complete) {
        static ProposalsView of(Proposals proposals) {
            return new ProposalsView(
                    proposals.ipc().stream()
                            .map(field -> new FieldView(field.symbol(), share(field.share()), field.examples()))
                            .toList(),
                    proposals.industries().stream()
                            .map(one -> new IndustryView(one.industry(), share(one.share())))
                            .toList(),
                    proposals.complete());
        }
    }

    /** Why firms decline, on the wire. */
    record DeclineView(DeclineReason reason, Bilingual label, int count, String source, String status) {}

    /** What officers look at, on the wire. */
    record OverviewView(Map<NeedState, Integer> counts, List<NeedView> unmet, List<DeclineView> declines) {
        static OverviewView of(Consulting.Overview overview, NeedDesk desk) {
            return new OverviewView(
                    new LinkedHashMap<>(overview.counts()),
                    overview.unmet().stream()
                            .map(need -> NeedView.of(
                                    need,
                                    desk.organisations()
                                            .find(need.head().firm())
                                            .map(firm -> firm.name()),
                                    NeedCourse.Mover.SYSTEM))
                            .toList(),
                    desk.rules().declines().stream()
                            .map(kind -> new DeclineView(
                                    kind.reason(),
                                    kind.label(),
                                    overview.declines().getOrDefault(kind.reason(), 0),
                                    kind.source(),
                                    kind.status().name()))
                            .toList());
        }
    }

    /** Thousandths as a share of one. */
    static BigDecimal share(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
