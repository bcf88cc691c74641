package org.penglai.deal.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.EvidenceId;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Form;

/** A benefit report as typed on the page, read whole or refused with all that is wrong. */
record BenefitDeed(int year, BenefitReport.Figures figures) {

    private static final Pattern YUAN = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,8}");

    static BenefitDeed read(Form form) {
        var refusal = Refusal.invalid("deal.benefit");
        var year = whole(refusal, form, "year");
        var output = fen(refusal, form, "output");
        var profit = fen(refusal, form, "profit");
        var tax = fen(refusal, form, "tax");
        var jobs = whole(refusal, form, "jobs");
        var evidence = evidence(form);
        if (evidence.isEmpty()) {
            refusal.violation("/evidence", "deal.benefit-evidence");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new BenefitDeed(
                year, new BenefitReport.Figures(new Money(output), profit, new Money(tax), jobs, evidence));
    }

    private static List<EvidenceId> evidence(Form form) {
        var chosen = new ArrayList<EvidenceId>();
        for (var written : form.all("evidence")) {
            try {
                chosen.add(new EvidenceId(UUID.fromString(written)));
            } catch (IllegalArgumentException notAnId) {
                return List.of();
            }
        }
        return chosen;
    }

    private static int whole(Refusal refusal, Form form, String field) {
        var written = form.value(field).strip();
        if (!WHOLE.matcher(written).matches()) {
            refusal.violation("/" + field, written.isEmpty() ? "required" : "deal.not-negative");
            return 0;
        }
        return Integer.parseInt(written);
    }

    private static long fen(Refusal refusal, Form form, String field) {
        var written = form.value(field).replaceAll("[,，\\s¥￥]", "");
        var negative = field.equals("profit");
        if (!YUAN.matcher(written).matches() || !negative && written.startsWith("-")) {
            refusal.violation("/" + field, written.isEmpty() ? "required" : "deal.not-negative");
            return 0;
        }
        return new BigDecimal(written).movePointRight(2).longValueExact();
    }
}
