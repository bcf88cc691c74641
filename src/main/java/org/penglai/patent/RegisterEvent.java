package org.penglai.patent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;

/**
 * One legal event of a patent (法律事件). Events are only ever added; a mistake is put right by a later event.
 *
 * @param kind what happened
 * @param date the legal day on which it took effect
 * @param source where it was learned: a register extract, the gazette, the owner's own statement
 * @param details what else is known, by the names below
 */
public record RegisterEvent(EventKind kind, LocalDate date, String source, Map<String, String> details) {

    /** Source of what an owner states itself when it enters a patent. */
    public static final String DECLARED_BY_OWNER = "DECLARED_BY_OWNER";

    /** Registration number of a pledge, licence or court order: ties an ending to its beginning. */
    public static final String NUMBER = "number";

    /** Last day of the condition, or the day up to which an annuity is paid. */
    public static final String UNTIL = "until";

    /** Result of an evaluation report: {@link #POSITIVE} or {@code NEGATIVE}. */
    public static final String CONCLUSION = "conclusion";

    /** Conclusion of an evaluation report that found no ground against the grant. */
    public static final String POSITIVE = "POSITIVE";

    /** The patent year that an annuity is for. */
    public static final String YEAR = "year";

    /** Days by which the term is longer. */
    public static final String DAYS = "days";

    /** {@link #REQUESTED} while a restoration is asked for and not yet decided. */
    public static final String STAGE = "stage";

    /** Stage of a restoration that has been asked for only. */
    public static final String REQUESTED = "REQUESTED";

    public RegisterEvent {
        details = Map.copyOf(details);
        if (source.isBlank()) {
            throw Refusal.invalid("patent.event-invalid").violation("/source", "required");
        }
        var refusal = Refusal.invalid("patent.event-invalid");
        EventDetail.check(refusal, kind, date, details);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Registration number, where the event has one. */
    public Optional<String> number() {
        return Optional.ofNullable(details.get(NUMBER));
    }

    /** The last day of what the event brought about, where it has one. */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(details.get(UNTIL)).map(LocalDate::parse);
    }

    boolean isOnly(String stage) {
        return stage.equals(details.get(STAGE));
    }

    /** Whether this ends what the other, earlier event brought about: one without number ends all of its kind. */
    boolean ends(RegisterEvent other) {
        return kind.ends().filter(other.kind::equals).isPresent()
                && !isOnly(REQUESTED)
                && (number().isEmpty() || number().equals(other.number()));
    }

    /** The patent year that an annuity was paid for, where that is said. */
    public Optional<Integer> year() {
        return Optional.ofNullable(details.get(YEAR)).map(Integer::valueOf);
    }

    /** The same event with one more detail. */
    RegisterEvent with(String name, String value) {
        var more = new HashMap<>(details);
        more.put(name, value);
        return new RegisterEvent(kind, date, source, more);
    }
}
