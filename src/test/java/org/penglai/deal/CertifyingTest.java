package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.evidence;
import static org.penglai.deal.DealSamples.operator;
import static org.penglai.deal.DealSamples.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;

class CertifyingTest {

    private final DealDesk desk = new DealDesk();

    @Test
    void twoOperatorsMakeACertificateThatAnyoneCanRecompute() {
        desk.keep(DealSamples.performed());
        desk.files.put(ID, DealSamples.completeFile());

        desk.certifying.certify(operator("operator-a"), ID, List.of());
        var certified = desk.certifying.certify(operator("operator-b"), ID, List.of());

        var number = certified.certified().orElseThrow().number();
        assertThat(number.value()).isEqualTo("YT-2026-000001");
        var certificate = desk.consulting.certificate("yt-2026-000001");
        assertThat(certificate.isValid()).isTrue();
        assertThat(certificate.facts())
                .contains(
                        "\"certificate\":\"YT-2026-000001\"",
                        "\"legalEventOn\":\"2026-11-22\"",
                        Sha256.of("document 2").hex());
        assertThat(desk.kinds()).containsExactly("deal.recorded", "deal.certified");
    }

    @Test
    void theQueueSaysToEachOperatorWhatWaitsForWhom() {
        desk.keep(DealSamples.performed());
        assertThat(waiting("operator-a")).isEqualTo(Consulting.Waiting.DOCUMENTS);

        desk.files.put(ID, DealSamples.completeFile());
        assertThat(waiting("operator-a")).isEqualTo(Consulting.Waiting.PROPOSAL);

        desk.certifying.certify(operator("operator-a"), ID, List.of());
        assertThat(waiting("operator-a")).isEqualTo(Consulting.Waiting.ANOTHER);
        assertThat(waiting("operator-b")).isEqualTo(Consulting.Waiting.CONFIRMATION);
        assertThat(desk.consulting.toCertify(operator("operator-b")).getFirst().since())
                .isEqualTo(DealSamples.NOW);
    }

    private Consulting.Waiting waiting(String name) {
        var queue = desk.consulting.toCertify(operator(name));
        assertThat(queue).hasSize(1);
        return queue.getFirst().waiting(operator(name));
    }

    @Test
    void aChangedFactMakesTheCertificateInvalid() {
        desk.keep(DealSamples.performed());
        desk.files.put(ID, DealSamples.completeFile());
        desk.certifying.certify(operator("operator-a"), ID, List.of());
        desk.certifying.certify(operator("operator-b"), ID, List.of());
        var certificate = desk.consulting.certificate("YT-2026-000001");

        var changed = new Certificate(
                certificate.deal(),
                certificate.evidence(),
                certificate.facts().replace("202110123456.7", "202110123457.5"),
                certificate.leafHash(),
                Optional.empty());

        assertThat(changed.isValid()).isFalse();
    }

    @Test
    void onlyWhatTheOfficerHasSeenIsReliedOn() {
        var seen = evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY);
        var filedMeanwhile = evidence(5, EvidenceKind.RECORDAL_NOTICE, TODAY);
        var contract = evidence(1, EvidenceKind.CONTRACT, TODAY);
        desk.keep(DealSamples.performed());
        desk.files.put(ID, new ArrayList<>(List.of(contract, seen, filedMeanwhile)));

        var recorded = desk.certifying.certify(operator("operator-a"), ID, List.of(contract.id(), seen.id()));
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> desk.certifying.certify(operator("operator-b"), ID, List.of(contract.id(), filedMeanwhile.id())));

        assertThat(recorded.proposed().orElseThrow().accepted()).containsExactly(contract.id(), seen.id());
        assertThat(refusal.code()).isEqualTo("certification.other-evidence");
    }

    @Test
    void anUnpaidDealIsRefusedNamingEverythingThatIsMissing() {
        desk.keep(DealSamples.agreed());

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.certifying.certify(operator("operator-a"), ID, List.of()));

        assertThat(refusal.code()).isEqualTo("certification.evidence-missing");
        assertThat(refusal.facts()).containsEntry("missing", List.of("CONTRACT", "PAYMENT", "RECORDAL_NOTICE"));
    }

    @Test
    void aCertifiedDealIsNotCertifiedAgain() {
        desk.keep(DealSamples.certified());

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.certifying.certify(operator("operator-c"), ID, List.of()));

        assertThat(refusal.code()).isEqualTo("certification.done");
        assertThat(refusal.facts()).containsEntry("certificateNumber", "YT-2026-000123");
    }

    @Test
    void aPaymentBringsTheDealIntoEffectAndIsBookedOnce() {
        desk.keep(DealSamples.agreed());

        var deal = desk.booking.book(operator("operator-a"), ID, payment(80_000, "B-1", TODAY));
        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.booking.book(operator("operator-a"), ID, payment(1, "B-1", TODAY)));

        assertThat(deal.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(refusal.code()).isEqualTo("deal.payment-booked");
        assertThat(desk.kinds()).containsExactly("deal.payment-booked", "deal.performed");
    }
}
