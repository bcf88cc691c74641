package org.penglai.audit.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.penglai.audit.AuditQuery;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Witness;

/** Reads what of the record is asked for. */
final class AuditForm {

    private AuditForm() {}

    static AuditQuery query(Call call, int most) {
        var from = day(call, "from");
        var until = day(call, "until");
        if (until.isPresent() && from.filter(until.get()::isBefore).isPresent()) {
            throw malformed("until", "audit.backwards");
        }
        return new AuditQuery(
                call.query("kind").filter(AuditForm::isKind),
                call.query("subject"),
                call.query("object"),
                from,
                until,
                position(call),
                most);
    }

    private static boolean isKind(String text) {
        if (Arrays.stream(Witness.Kind.values()).noneMatch(kind -> kind.name().equals(text))) {
            throw malformed("kind", "enum");
        }
        return true;
    }

    private static Optional<LocalDate> day(Call call, String name) {
        try {
            return call.query(name).map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            throw malformed(name, "format");
        }
    }

    private static Optional<Long> position(Call call) {
        return call.query("after").map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw malformed("after", "pattern");
            }
            return Long.parseLong(text);
        });
    }

    private static Refusal malformed(String name, String code) {
        return Refusal.of(Refusal.Kind.MALFORMED, "request.parameters")
                .violation(name, code, java.util.Map.of("limit", "YYYY-MM-DD"));
    }
}
