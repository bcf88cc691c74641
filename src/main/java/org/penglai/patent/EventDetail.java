package org.penglai.patent;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;

/**
 * What else is known of a register event, by name: which names belong to which kinds, which are needed, and what can stand
 * in them. A name that is not listed here is a note: kept, shown, and nothing follows from it.
 */
public final class EventDetail {

    /** What a licence is (许可种类). */
    public static final String TYPE = "type";

    /** A licence under an open licence, or an adjustment that compensates delay in examination. */
    public static final String OPEN = "OPEN";

    /** Name of a party after the event, and before it. */
    static final String TO_NAME = "toName";

    static final String TO_USCC = "toUscc";
    static final String FROM_NAME = "fromName";

    /** Whether a transfer concerns a share only. */
    static final String SHARE_ONLY = "shareOnly";

    private static final int TEXT_MAX = 1000;
    private static final Pattern NOTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,39}");
    private static final Predicate<String> ANY_TEXT = text -> !text.isBlank() && text.length() <= TEXT_MAX;
    private static final Predicate<String> DATE = EventDetail::isDate;
    private static final Predicate<String> CODE = EventDetail::isCreditCode;

    private static final Set<EventKind> LICENCES = EnumSet.of(
            EventKind.EXCLUSIVE_LICENCE,
            EventKind.SOLE_LICENCE,
            EventKind.ORDINARY_LICENCE,
            EventKind.COMPULSORY_LICENCE);
    private static final Set<EventKind> DECIDED =
            EnumSet.of(EventKind.INVALIDATION, EventKind.PARTIAL_INVALIDATION, EventKind.RESTORATION);
    private static final Set<EventKind> PLEDGES =
            EnumSet.of(EventKind.PLEDGE, EventKind.PLEDGE_CONSENT, EventKind.PLEDGE_RELEASED);
    private static final Set<EventKind> PARTIES = EnumSet.of(EventKind.TRANSFER, EventKind.NAME_CHANGE);

    /** Where a name belongs and what can stand under it; none of the kinds means all. */
    private record Rule(Set<EventKind> kinds, Predicate<String> holds, String otherwise) {
        static Rule of(Set<EventKind> kinds, Predicate<String> holds, String otherwise) {
            return new Rule(kinds, holds, otherwise);
        }

        static Rule text(Set<EventKind> kinds) {
            return new Rule(kinds, ANY_TEXT, "patent.text");
        }
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry(RegisterEvent.NUMBER, Rule.text(Set.of())),
            entry(RegisterEvent.UNTIL, Rule.of(Set.of(), DATE, "date")),
            entry("gazette", Rule.text(Set.of())),
            entry(
                    RegisterEvent.CONCLUSION,
                    Rule.of(
                            EnumSet.of(EventKind.EVALUATION_REPORT),
                            Pattern.compile("POSITIVE|NEGATIVE").asMatchPredicate(),
                            "patent.conclusion")),
            entry(
                    RegisterEvent.DAYS,
                    Rule.of(
                            EnumSet.of(EventKind.TERM_ADJUSTMENT),
                            Pattern.compile("\\d{1,4}").asMatchPredicate(),
                            "patent.days")),
            entry(
                    RegisterEvent.STAGE,
                    Rule.of(
                            EnumSet.of(EventKind.RESTORATION),
                            Pattern.compile("REQUESTED|GRANTED").asMatchPredicate(),
                            "patent.stage")),
            entry(
                    RegisterEvent.YEAR,
                    Rule.of(
                            EnumSet.of(EventKind.ANNUITY_PAID, EventKind.ANNUITY_UNPAID),
                            Pattern.compile("[1-9]\\d?").asMatchPredicate(),
                            "patent.year")),
            entry(
                    "amountFen",
                    Rule.of(
                            EnumSet.of(EventKind.ANNUITY_PAID, EventKind.PLEDGE),
                            Pattern.compile("\\d{1,15}").asMatchPredicate(),
                            "patent.amount")),
            entry("dueOn", Rule.of(EnumSet.of(EventKind.ANNUITY_UNPAID), DATE, "date")),
            entry("pledgor", Rule.text(PLEDGES)),
            entry("pledgee", Rule.text(PLEDGES)),
            entry("court", Rule.text(EnumSet.of(EventKind.PRESERVATION, EventKind.PRESERVATION_LIFTED))),
            entry("decision", Rule.text(DECIDED)),
            entry("claims", Rule.text(EnumSet.of(EventKind.PARTIAL_INVALIDATION))),
            entry("from", Rule.of(LICENCES, DATE, "date")),
            entry("licensor", Rule.text(LICENCES)),
            entry("licensee", Rule.text(LICENCES)),
            entry("licenseeUscc", Rule.of(LICENCES, CODE, "patent.credit-code")),
            entry("territory", Rule.text(LICENCES)),
            entry(
                    TYPE,
                    Rule.of(
                            EnumSet.of(EventKind.ORDINARY_LICENCE, EventKind.TERM_ADJUSTMENT),
                            Pattern.compile("ORDINARY|OPEN|CROSS|SUB|EXAMINATION|PHARMACEUTICAL")
                                    .asMatchPredicate(),
                            "patent.type")),
            entry(TO_NAME, Rule.text(PARTIES)),
            entry(TO_USCC, Rule.of(PARTIES, CODE, "patent.credit-code")),
            entry(FROM_NAME, Rule.text(PARTIES)),
            entry(
                    SHARE_ONLY,
                    Rule.of(
                            EnumSet.of(EventKind.TRANSFER),
                            Pattern.compile("true|false").asMatchPredicate(),
                            "patent.share-only")),
            entry(
                    "reason",
                    Rule.text(EnumSet.of(EventKind.TRANSFER, EventKind.HINDRANCE, EventKind.OWNERSHIP_DISPUTE))));

    /** Without these nothing follows from an event of the kind. */
    private static final Map<EventKind, String> NEEDED = Map.of(
            EventKind.EVALUATION_REPORT, RegisterEvent.CONCLUSION, EventKind.TERM_ADJUSTMENT, RegisterEvent.DAYS);

    private EventDetail() {}

    /** Notes everything that is wrong with the details of an event of that kind and day. */
    static void check(Refusal refusal, EventKind kind, LocalDate date, Map<String, String> details) {
        Optional.ofNullable(NEEDED.get(kind))
                .filter(name -> !details.containsKey(name))
                .ifPresent(name -> refusal.violation("/details/" + name, "patent." + name));
        details.forEach((name, value) -> wrong(kind, name, value)
                .ifPresent(code -> refusal.violation("/details/" + name, code, Map.of("given", value))));
        var until = details.getOrDefault(RegisterEvent.UNTIL, "");
        if (isDate(until) && LocalDate.parse(until).isBefore(date) && kind != EventKind.ANNUITY_PAID) {
            refusal.violation("/details/until", "patent.until-before");
        }
    }

    private static Optional<String> wrong(EventKind kind, String name, String value) {
        var rule = RULES.get(name);
        if (rule == null) {
            return NOTE.matcher(name).matches() && value.length() <= TEXT_MAX
                    ? Optional.empty()
                    : Optional.of("patent.text");
        }
        if (!rule.kinds().isEmpty() && !rule.kinds().contains(kind)) {
            return Optional.of("patent.detail-not-of-kind");
        }
        return rule.holds().test(value) ? Optional.empty() : Optional.of(rule.otherwise());
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isCreditCode(String text) {
        try {
            SocialCreditCode.parse(text);
            return true;
        } catch (Refusal wrong) {
            return false;
        }
    }
}
