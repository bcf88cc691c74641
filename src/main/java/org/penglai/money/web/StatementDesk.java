package org.penglai.money.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.money.Allotting;
import org.penglai.money.Charging;
import org.penglai.money.Clerk;
import org.penglai.money.Expectation;
import org.penglai.money.LineFault;
import org.penglai.money.Purpose;
import org.penglai.money.Reconciling;
import org.penglai.money.Reversing;
import org.penglai.money.Statement;
import org.penglai.money.StatementId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Messages;

/** What API and pages of statements do alike. */
public record StatementDesk(
        MoneyDesk money, Reconciling reconciling, Allotting allotting, Charging charging, Reversing reversing) {

    private static final int NAME_MAX = 200;
    private static final int SUBJECT_MAX = 80;

    /** A fault in words: what is wrong, and what would be right. */
    public record Told(LineFault fault, String reason, String right) {
        static Told of(LineFault fault, Messages messages, Language language) {
            var right = "money.right." + fault.code();
            return new Told(
                    fault,
                    messages.text(language, "violation." + fault.code(), fault.facts()),
                    messages.has(right) ? messages.text(language, right, fault.facts()) : "");
        }
    }

    static StatementId id(Call call) {
        return call.id("id", "statement.unknown", StatementId::new);
    }

    Statement receive(Call call) {
        var refusal = Refusal.invalid("statement.invalid");
        var uploads = call.uploads().stream()
                .filter(upload -> upload.field().equals("file"))
                .filter(upload -> upload.size() > 0 || !upload.fileName().isEmpty())
                .toList();
        if (uploads.isEmpty()) {
            refusal.violation("/file", "required");
        }
        if (call.uploads().size() > 1) {
            refusal.violation("/file", "maxItems", Map.of("limit", 1));
        }
        MoneyForms.requireRead(refusal);
        var upload = uploads.getFirst();
        return reconciling.receive(
                call.actor(), new Reconciling.Sent(name(upload.fileName()), upload.path(), upload.size()));
    }

    /** The last part of the name, of bounded length and without letters that would be no text. */
    private static String name(String sent) {
        var plain = sent.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").replaceAll("^.*[/\\\\]", "");
        return plain.length() <= NAME_MAX ? plain : plain.substring(0, NAME_MAX);
    }

    /** Expects a deposit of an organisation, for what the office names. */
    Expectation expectDeposit(Call call, Optional<OrganisationId> payer, Deposit deposit) {
        var refusal = Refusal.invalid("money.deposit");
        if (payer.isEmpty() || money.names().apply(payer.stream().toList()).isEmpty()) {
            refusal.violation("/payer", "money.no-organisation");
        }
        if (deposit.amount().fen() <= 0) {
            refusal.violation("/amount", "money.amount");
        }
        refusal.requireText("/subject", deposit.subject().strip(), SUBJECT_MAX);
        MoneyForms.requireRead(refusal);
        var terms = new Expectation.Terms(
                "deposit/" + deposit.subject().strip(),
                Purpose.DEPOSIT,
                payer.orElseThrow(),
                Optional.empty(),
                List.of(new Expectation.Part(deposit.amount(), deposit.dueOn())),
                /* openEnded= */ false);
        if (money.expecting().expectations().of(terms.subject()).isPresent()) {
            throw Refusal.conflict("money.expected-already")
                    .with("subject", deposit.subject().strip());
        }
        return money.expecting().expect(terms, Optional.of(Clerk.of(call.actor())));
    }

    /** What is to be deposited. */
    record Deposit(String subject, Money amount, Optional<java.time.LocalDate> dueOn) {}
}
