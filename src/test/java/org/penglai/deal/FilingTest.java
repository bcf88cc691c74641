package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.PLATFORM;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.actor;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

class FilingTest {

    private static final Filing.Description NOTICE =
            new Filing.Description(EvidenceKind.RECORDAL_NOTICE, "2026370000123", TODAY);

    private final DealDesk desk = new DealDesk();

    @BeforeEach
    void keepADeal() {
        desk.keep(DealSamples.performed());
    }

    @Test
    void aPartyPutsADocumentOnFile() {
        var evidence = desk.filing.add(DealSamples.acquirer(), ID, NOTICE, Path.of("notice.pdf"));

        assertThat(desk.filing.list(actor("operator-a", PLATFORM, Role.OPERATOR), ID))
                .containsExactly(evidence);
        assertThat(desk.events).extracting(event -> event.type()).containsExactly("deal.evidence-added");
    }

    @Test
    void strangersLearnNothing() {
        var stranger = actor("sme-marine", DealSamples.organisationId(3), Role.ACQUIRER);

        for (var refusal : new Refusal[] {
            refused(() -> desk.filing.add(stranger, ID, NOTICE, Path.of("x"))),
            refused(() -> desk.filing.list(stranger, ID)),
            refused(() -> desk.filing.list(actor("finance-a", PLATFORM, Role.FINANCE), ID)),
            refused(() -> desk.consulting.deal(stranger, ID))
        }) {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN);
            assertThat(refusal.code()).isEqualTo("deal.unknown");
        }
    }

    @Test
    void auditReadsAndAddsNothing() {
        Actor auditor = actor("auditor", PLATFORM, Role.AUDITOR);

        assertThat(desk.filing.list(auditor, ID)).isEmpty();
        assertThat(refused(() -> desk.filing.add(auditor, ID, NOTICE, Path.of("x")))
                        .code())
                .isEqualTo("evidence.read-only");
    }

    @ParameterizedTest
    @CsvSource({"RECORDAL_NOTICE, '', 0, /number", "REGISTER_EXTRACT, ' ', 0, /number", "CONTRACT, '', 1, /issuedOn"})
    void anOfficialDocumentHasANumberAndNoneIsOfTomorrow(EvidenceKind kind, String number, int days, String pointer) {
        var description = new Filing.Description(kind, number, TODAY.plusDays(days));

        var refusal = refused(() -> desk.filing.add(DealSamples.acquirer(), ID, description, Path.of("x")));

        assertThat(refusal.violations()).extracting(Refusal.Violation::pointer).containsExactly(pointer);
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
