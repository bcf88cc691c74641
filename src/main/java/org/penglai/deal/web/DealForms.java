package org.penglai.deal.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Relation;
import org.penglai.deal.Warning;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;

/** Reads what was typed into the forms of a deal; what cannot be read goes into the refusal. */
final class DealForms {

    /** Yuan with at most two decimals, below a hundred billion. */
    private static final Pattern YUAN = Pattern.compile("\\d{1,11}(?:\\.\\d{1,2})?");

    private DealForms() {}

    /** What was typed beside each sign. */
    static Map<Warning.Sign, String> notes(Call call) {
        var notes = new EnumMap<Warning.Sign, String>(Warning.Sign.class);
        for (var sign : Warning.Sign.values()) {
            call.form().optional("notes." + sign.name()).ifPresent(note -> notes.put(sign, note));
        }
        return notes;
    }

    static Relation.Kind relation(Form form) {
        return Arrays.stream(Relation.Kind.values())
                .filter(known -> known.name().equals(form.value("relation")))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("deal.relation").violation("/relation", "required"));
    }

    static EvidenceId evidence(String written) {
        try {
            return new EvidenceId(UUID.fromString(written));
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.unknown("evidence.unknown").with("id", written);
        }
    }

    static EvidenceKind kind(Refusal refusal, Form form) {
        var written = form.value("kind");
        var kind = Arrays.stream(EvidenceKind.values())
                .filter(known -> known.name().equals(written))
                .findFirst();
        if (kind.isEmpty()) {
            refusal.violation("/kind", "required");
        }
        return kind.orElse(EvidenceKind.CONTRACT);
    }

    static LocalDate date(Refusal refusal, Form form, String field) {
        var written = form.value(field);
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException unreadable) {
            if (written.isEmpty()) {
                refusal.violation("/" + field, "required");
            } else {
                refusal.violation("/" + field, "format", Map.of("limit", "2026-11-22"));
            }
            return LocalDate.EPOCH;
        }
    }

    static Money yuan(Refusal refusal, Form form) {
        var amount = yuanOrNone(refusal, form, "amount");
        if (amount.isZero()
                && refusal.violations().stream()
                        .noneMatch(found -> found.pointer().equals("/amount"))) {
            refusal.violation("/amount", "deal.amount");
        }
        return amount;
    }

    /** The same of any field, where nothing at all may be stated too. */
    static Money yuanOrNone(Refusal refusal, Form form, String field) {
        var written = form.value(field).replaceAll("[,，\\s¥￥]", "");
        if (written.isEmpty()) {
            refusal.violation("/" + field, "required");
        } else if (!YUAN.matcher(written).matches()) {
            refusal.violation("/" + field, "deal.amount");
        } else {
            return new Money(new BigDecimal(written).movePointRight(2).longValueExact());
        }
        return Money.ZERO;
    }

    /** Refuses what could not be read, before anything is done with it. */
    static void requireRead(Refusal refusal) {
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
