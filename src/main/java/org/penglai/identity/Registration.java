package org.penglai.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** What an organisation says of itself, and how that stands with the operator's check (机构登记信息). */
public record Registration(OrganisationId id, Content content, Standing standing, long version) {

    /** Stands where a division does, for units that are registered outside the mainland. */
    public static final String ABROAD = "000000";

    /**
     * What it says.
     *
     * @param divisionCode where it is registered, {@link #ABROAD} for foreign units
     * @param figures of the latest year; only enterprises have them
     */
    public record Content(
            Bilingual name,
            OrganisationKind kind,
            Identification identification,
            String divisionCode,
            Optional<YearFigures> figures) {

        public Optional<SizeClass> size() {
            return figures.flatMap(YearFigures::size);
        }

        /** The unified social credit code, where it has one. */
        public Optional<String> uscc() {
            return identification instanceof Identification.CreditCode(var code)
                    ? Optional.of(code.value())
                    : Optional.empty();
        }

        /** Whether it is registered in Yantai. */
        public boolean isLocal() {
            return divisionCode.startsWith(DivisionCode.YANTAI);
        }

        /** Whether the credit code was given in the same city or not; the code is evidence of the place, not proof. */
        public Optional<Boolean> codeAgrees() {
            return identification instanceof Identification.CreditCode(var code)
                    ? Optional.of(code.division().isInYantai() == isLocal())
                    : Optional.empty();
        }
    }

    /** What an operator decides. */
    public enum Decision {
        VERIFIED,
        REJECTED
    }

    /** A registration that nobody has looked at yet. */
    static Registration fresh(OrganisationId id, Content content, Instant now) {
        return new Registration(id, content, new Standing.Pending(now), 1);
    }

    public Verification verificationOn(LocalDate day) {
        return standing.on(day);
    }

    /** The same with other content, to be looked at anew; once verified, it stays the same unit. */
    Registration edit(Content next, long seen, Instant now) {
        if (version != seen) {
            throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
        }
        var same = next.kind() == content.kind() && next.identification().equals(content.identification());
        if (standing instanceof Standing.Verified && !same) {
            throw Refusal.conflict("organisation.identity-fixed")
                    .violation(next.kind() == content.kind() ? "/uscc" : "/kind", "organisation.identity-fixed");
        }
        return new Registration(id, next, new Standing.Pending(now), version + 1);
    }

    /** Asks to be looked at again: after a rejection, after the year, or shortly before its end. */
    Registration askAgain(OrganisationLaw law, Instant now) {
        var next = switch (standing) {
            case Standing.Pending _ -> throw Refusal.conflict("organisation.already-waiting");
            case Standing.Rejected _ -> new Standing.Pending(now);
            case Standing.Verified verified -> {
                var from = verified.until().map(law::askAgainFrom);
                if (from.isEmpty() || LegalDays.of(now).isBefore(from.get())) {
                    throw Refusal.conflict("organisation.verified-still")
                            .with("from", from.map(LocalDate::toString).orElse("–"));
                }
                if (verified.askedAgain().isPresent()) {
                    throw Refusal.conflict("organisation.already-waiting");
                }
                yield verified.askAgain(now);
            }
        };
        return new Registration(id, content, next, version + 1);
    }

    /** An operator decides on it. A verification can be taken back at any time, and is given only to who waits for it. */
    Registration decide(Decision decision, String note, OrganisationLaw law, Instant now) {
        if (decision == Decision.VERIFIED && standing.waitingSince().isEmpty()
                || decision == Decision.REJECTED && standing instanceof Standing.Rejected) {
            throw Refusal.conflict("organisation.not-waiting");
        }
        if (decision == Decision.REJECTED && note.isBlank()) {
            throw Refusal.invalid("organisation.decision").violation("/note", "required");
        }
        var next = switch (decision) {
            case VERIFIED -> new Standing.Verified(now, Optional.of(law.verifiedUntil(now)), Optional.empty());
            case REJECTED -> new Standing.Rejected(now, note);
        };
        return new Registration(id, content, next, version + 1);
    }
}
