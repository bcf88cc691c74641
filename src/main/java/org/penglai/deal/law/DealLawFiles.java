package org.penglai.deal.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.AcceptanceGround;
import org.penglai.deal.AcceptanceLaw;
import org.penglai.deal.CompletionLaw;
import org.penglai.deal.CompletionLaw.Need;
import org.penglai.deal.Deadlines;
import org.penglai.deal.EvidenceKind;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/**
 * The files of the law's data for deals. An unknown word, a doubled id, a law that is not defined, or a rule without article,
 * weight or first day keeps the server from starting.
 */
public final class DealLawFiles {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DealLawFiles() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** A rule before acceptance as written. */
    record WrittenRule(
            String id,
            AcceptanceGround ground,
            List<ListingMode> modes,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {}

    /** The term of payment as written. */
    record WrittenTerm(int days, String law, Words article, Citation.Status status, LocalDate validFrom) {}

    /** The first file as written. */
    record WrittenAcceptance(Map<String, Words> laws, List<WrittenRule> rules, WrittenTerm paymentTerm) {
        AcceptanceLaw law() {
            requireDistinct(rules.stream().map(WrittenRule::id).toList());
            var term = paymentTerm;
            var citation =
                    new Citation(words(laws, term.law, term.article), term.status, term.validFrom, Optional.empty());
            return new AcceptanceLaw(
                    rules.stream().map(this::rule).toList(), new AcceptanceLaw.PaymentTerm(term.days, citation));
        }

        private AcceptanceLaw.Rule rule(WrittenRule rule) {
            var citation =
                    new Citation(words(laws, rule.law, rule.article), rule.status, rule.validFrom, rule.validUntil);
            return new AcceptanceLaw.Rule(rule.id, rule.ground, EnumSet.copyOf(rule.modes), citation);
        }
    }

    /** What payment a requirement asks for. */
    enum PaymentNeed {
        FIRST_DUE
    }

    /** A requirement as written: a document or a payment. */
    record WrittenRequirement(
            String id,
            List<ListingMode> modes,
            Optional<EvidenceKind> document,
            Optional<PaymentNeed> payment,
            Optional<Boolean> act,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {

        Need need() {
            if (document.isPresent() == payment.isPresent()) {
                throw new IllegalStateException("asks for a document or a payment, one of them: " + id);
            }
            return document.<Need>map(kind -> new Need.OnFile(kind, act.orElse(false)))
                    .orElseGet(Need.FirstDuePaid::new);
        }
    }

    /** The second file as written. */
    record WrittenCompletion(Map<String, Words> laws, List<WrittenRequirement> requirements) {
        CompletionLaw law() {
            requireDistinct(requirements.stream().map(WrittenRequirement::id).toList());
            return new CompletionLaw(
                    requirements.stream().map(this::requirement).toList());
        }

        private CompletionLaw.Requirement requirement(WrittenRequirement written) {
            var citation = new Citation(
                    words(laws, written.law, written.article), written.status, written.validFrom, written.validUntil);
            return new CompletionLaw.Requirement(written.id, EnumSet.copyOf(written.modes), written.need(), citation);
        }
    }

    /** The third file as written. */
    record WrittenDeadlines(Map<String, Words> laws, List<Integer> remindDaysBefore, List<WrittenDeadline> deadlines) {
        Deadlines law() {
            requireDistinct(deadlines.stream().map(WrittenDeadline::id).toList());
            return new Deadlines(
                    deadlines.stream().map(written -> written.rule(laws)).toList(), remindDaysBefore);
        }
    }

    /** A term as written; its length is left out where the agreement names the day. */
    record WrittenDeadline(
            String id,
            Deadlines.Step step,
            List<ListingMode> modes,
            Deadlines.From from,
            Optional<Integer> length,
            Optional<ChronoUnit> unit,
            Deadlines.End end,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom) {

        Deadlines.Rule rule(Map<String, Words> laws) {
            if (length.isPresent() != unit.isPresent() || length.isPresent() == (from == Deadlines.From.AGREED_DAY)) {
                throw new IllegalStateException("a term has length and unit, an agreed day has none: " + id);
            }
            var citation = new Citation(words(laws, law, article), status, validFrom, Optional.empty());
            return new Deadlines.Rule(id, step, EnumSet.copyOf(modes), from, period(), end, citation);
        }

        private Period period() {
            var many = length.orElse(0);
            return unit.orElse(ChronoUnit.DAYS) == ChronoUnit.MONTHS ? Period.ofMonths(many) : Period.ofDays(many);
        }
    }

    /** What has to be done by when, as shipped. */
    public static Deadlines deadlines() {
        return read("/law/deal-deadlines.yaml", WrittenDeadlines.class).law();
    }

    /** What is asked before an offer is taken, as shipped. */
    public static AcceptanceLaw acceptance() {
        return read("/law/acceptance.yaml", WrittenAcceptance.class).law();
    }

    /** When a deal is complete, as shipped. */
    public static CompletionLaw completion() {
        return read("/law/completion.yaml", WrittenCompletion.class).law();
    }

    /** The law in a text of that form. */
    static CompletionLaw completion(String yaml) throws IOException {
        return YAML.readValue(yaml, WrittenCompletion.class).law();
    }

    static <T> T read(String name, Class<T> form) {
        try (var file = DealLawFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return YAML.readValue(file, form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Bilingual words(Map<String, Words> laws, String law, Words article) {
        var title = laws.get(law);
        if (title == null) {
            throw new IllegalStateException("no such law: " + law);
        }
        return Bilingual.of("《" + title.zh + "》" + article.zh, title.en + ", " + article.en);
    }

    private static void requireDistinct(List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (!seen.add(id)) {
                throw new IllegalStateException("listed twice: " + id);
            }
        }
    }
}
