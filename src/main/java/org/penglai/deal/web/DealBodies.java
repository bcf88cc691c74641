package org.penglai.deal.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.Accepting.Acceptance;
import org.penglai.deal.Certifying;
import org.penglai.deal.DealId;
import org.penglai.deal.Deals;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Filing;
import org.penglai.deal.Payment;
import org.penglai.deal.Warning;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Upload;

/** What callers send, read into the feature's own types; API and pages share what is multipart. */
final class DealBodies {

    private static final int PAGE = 20;

    private DealBodies() {}

    /** The body of {@code acceptListing}. */
    record AcceptanceForm(
            String intendedUse, String contact, @Nullable Integer version) {
        Acceptance acceptance() {
            return new Acceptance(intendedUse, contact, Optional.ofNullable(version));
        }
    }

    /** The body of {@code addDealPayment}. */
    record PaymentForm(
            long amountFen,
            String bankReference,
            LocalDate paidOn,
            @Nullable Boolean moreThanDue) {
        Payment payment() {
            return new Payment(new Money(amountFen), bankReference, paidOn);
        }

        boolean isMoreThanDue() {
            return Boolean.TRUE.equals(moreThanDue);
        }
    }

    /** The body of {@code reverseDealPayment}. */
    record ReversalForm(String bankReference, String reason) {}

    /** The body of {@code signDeal}: the digest of the contract that was read. */
    record SignatureForm(String contractSha256) {
        Sha256 read() {
            return new Sha256(contractSha256);
        }
    }

    /** The body of {@code certifyDeal}: the evidence looked at, if the caller says so. */
    record CertificationForm(
            @Nullable List<UUID> evidence, @Nullable Map<Warning.Sign, String> notes) {
        Certifying.Look look() {
            var seen = evidence == null
                    ? List.<EvidenceId>of()
                    : evidence.stream().map(EvidenceId::new).toList();
            return new Certifying.Look(seen, notes == null ? Map.of() : notes);
        }
    }

    /** A document with what is said of it. */
    record EvidenceForm(Filing.Description description, Upload file) {

        /** Reads the multipart fields, or refuses naming every one that is missing or cannot be read. */
        static EvidenceForm read(Call call) {
            var form = call.form();
            var refusal = Refusal.invalid("evidence.invalid");
            var kind = kind(form, refusal);
            var issuedOn = date(form, "issuedOn", refusal);
            var file = call.uploads().stream()
                    .filter(upload -> upload.field().equals("file"))
                    .filter(upload -> upload.size() > 0 || !upload.fileName().isEmpty())
                    .findFirst();
            if (file.isEmpty()) {
                refusal.violation("/file", "required");
            }
            if (call.uploads().size() > 1) {
                refusal.violation("/file", "maxItems", Map.of("limit", 1));
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            var description = new Filing.Description(kind.orElseThrow(), form.value("number"), issuedOn.orElseThrow());
            return new EvidenceForm(description, file.orElseThrow());
        }

        private static Optional<EvidenceKind> kind(Form form, Refusal refusal) {
            var named = form.value("kind");
            var kind = Arrays.stream(EvidenceKind.values())
                    .filter(known -> known.name().equals(named))
                    .findFirst();
            if (kind.isEmpty()) {
                var known = Arrays.stream(EvidenceKind.values())
                        .map(EvidenceKind::name)
                        .collect(Collectors.joining(", "));
                refusal.violation("/kind", named.isEmpty() ? "required" : "enum", Map.of("limit", known));
            }
            return kind;
        }
    }

    /** A date field of a form; what is wrong with it goes into the refusal. */
    static Optional<LocalDate> date(Form form, String field, Refusal refusal) {
        var written = form.value(field);
        if (written.isEmpty()) {
            refusal.violation("/" + field, "required");
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException unreadable) {
            refusal.violation("/" + field, "format", Map.of("limit", "YYYY-MM-DD"));
            return Optional.empty();
        }
    }

    /** Which page of a list is asked for; one more is read, to see whether there is a next. */
    static Deals.Paging paging(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(PAGE);
        return new Deals.Paging(limit + 1, call.query("after").flatMap(DealBodies::cursor));
    }

    private static Optional<DealId> cursor(String after) {
        try {
            return Optional.of(new DealId(UUID.fromString(after)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
