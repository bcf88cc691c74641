package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.identity.Identification.OtherId;
import org.penglai.identity.Registration.Decision;
import org.penglai.identity.law.OrganisationLawFiles;
import org.penglai.identity.law.SizeStandardFile;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** What is said when an organisation registers, and how it stands from then on. */
class RegistrationTest {

    private static final SizeStandard SIZES = SizeStandardFile.shipped();
    private static final OrganisationLaw LAW = OrganisationLawFiles.organisations();
    private static final OrganisationId ID = new OrganisationId(new UUID(1, 1));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = at(TODAY);

    @Test
    void anEnterpriseIsRegisteredWithItsSizeAndPlace() {
        var content = said().read(SIZES, TODAY);

        assertThat(content.size()).contains(SizeClass.SMALL);
        assertThat(content.isLocal()).isTrue();
        assertThat(content.codeAgrees()).contains(true);
        assertThat(content.uscc()).contains("91370600123456788T");
        assertThat(content.name().en()).isEqualTo("芝罘制造");
    }

    @Test
    void theCodesDivisionIsEvidenceAndNoProofOfThePlace() {
        var moved = with(said(), "91110000600037341L", "370602").read(SIZES, TODAY);

        assertThat(moved.isLocal()).isTrue();
        assertThat(moved.codeAgrees()).contains(false);
    }

    @Test
    void allThatIsWrongIsNamedAtOnceWithTheRightCheckCharacter() {
        var wrong = new Said(
                " ",
                "",
                Optional.of(OrganisationKind.ENTERPRISE),
                "91370600123456788U",
                none(),
                "37060",
                new Said.Yearly("38", Optional.of(2023), Figures.NONE));

        var refusal = catchThrowableOfType(Refusal.class, () -> wrong.read(SIZES, TODAY));

        assertThat(refusal.violations())
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly(
                        "/name required",
                        "/uscc credit-code.check",
                        "/divisionCode division-code.malformed",
                        "/figuresYear organisation.figures-year",
                        "/industry industry.malformed");
        assertThat(refusal.violations().get(1).facts()).containsEntry("expected", "T");
    }

    @Test
    void figuresThatTheIndustryNeedsAreMissedAtTheirFields() {
        var wrong = new Said(
                "芝罘制造",
                "",
                Optional.of(OrganisationKind.ENTERPRISE),
                "91370600123456788T",
                none(),
                "370602",
                new Said.Yearly("3841", Optional.of(2025), Figures.NONE));

        assertThat(catchThrowableOfType(Refusal.class, () -> wrong.read(SIZES, TODAY))
                        .violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/employees", "/revenueFen");
    }

    @ParameterizedTest
    @CsvSource({
        "INDIVIDUAL, RESIDENT_ID, 37060219900101001X, CN, true",
        "INDIVIDUAL, RESIDENT_ID, 37060219900101001X, DE, false",
        "INDIVIDUAL, RESIDENT_ID, 3706021990, CN, false",
        "INDIVIDUAL, PASSPORT, E12345678, CN, true",
        "INDIVIDUAL, FOREIGN_REGISTRATION, HRB-1, DE, false",
        "FOREIGN, FOREIGN_REGISTRATION, HRB-1, DE, true",
        "FOREIGN, FOREIGN_REGISTRATION, HRB-1, CN, false",
        "FOREIGN, FOREIGN_REGISTRATION, HRB-1, XX, false",
        "FOREIGN, PASSPORT, E12345678, DE, false",
        "ENTERPRISE, PASSPORT, E12345678, CN, false",
        "UNIVERSITY, FOREIGN_REGISTRATION, 77, DE, false"
    })
    void individualsAndForeignUnitsHaveTheirOwnIdentification(
            OrganisationKind kind, OtherId.Kind sort, String number, String country, boolean accepted) {
        var said = new Said(
                "某某",
                "",
                Optional.of(kind),
                "",
                new Said.Other(Optional.of(sort), number, country),
                kind == OrganisationKind.FOREIGN ? "" : "370602",
                new Said.Yearly("3841", Optional.of(2025), figures(86, 42_000_000_00L)));

        if (accepted) {
            assertThat(said.read(SIZES, TODAY).identification()).isEqualTo(new OtherId(sort, number, country));
        } else {
            assertThatThrownBy(() -> said.read(SIZES, TODAY)).hasMessage("organisation.invalid");
        }
    }

    @Test
    void aForeignUnitHasNoDivisionAndNoCreditCode() {
        var said = with(said(), "91370600123456788T", "370602");
        var foreign = new Said(
                said.name(), "", Optional.of(OrganisationKind.FOREIGN), said.uscc(), none(), "", said.yearly());

        assertThat(catchThrowableOfType(Refusal.class, () -> foreign.read(SIZES, TODAY))
                        .violations())
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly("/uscc organisation.identification-of.FOREIGN");
    }

    @Test
    void aVerificationHoldsThroughItsLastDayAndLapsesOnTheNext() {
        var verified = fresh().decide(Decision.VERIFIED, "", LAW, NOW);
        var last = TODAY.plusYears(1);

        assertThat(fresh().verificationOn(TODAY)).isEqualTo(Verification.PENDING);
        assertThat(verified.verificationOn(last)).isEqualTo(Verification.VERIFIED);
        assertThat(verified.verificationOn(last.plusDays(1))).isEqualTo(Verification.LAPSED);
    }

    @Test
    void anewItIsAskedForFromSixtyDaysBeforeTheEndAndHoldsMeanwhile() {
        var verified = fresh().decide(Decision.VERIFIED, "", LAW, NOW);
        var early = TODAY.plusYears(1).minusDays(61);

        assertThatThrownBy(() -> verified.askAgain(LAW, at(early))).hasMessage("organisation.verified-still");
        var asked = verified.askAgain(LAW, at(early.plusDays(1)));
        assertThat(asked.verificationOn(early.plusDays(1))).isEqualTo(Verification.VERIFIED);
        assertThat(asked.standing().waitingSince()).contains(at(early.plusDays(1)));
        assertThatThrownBy(() -> asked.askAgain(LAW, at(early.plusDays(2)))).hasMessage("organisation.already-waiting");

        var again = asked.decide(Decision.VERIFIED, "", LAW, at(early.plusDays(5)));
        assertThat(again.verificationOn(early.plusDays(5).plusYears(1))).isEqualTo(Verification.VERIFIED);
        assertThat(again.standing().waitingSince()).isEmpty();
    }

    @Test
    void aRejectionNeedsItsReasonAndLeadsBackToWaiting() {
        assertThatThrownBy(() -> fresh().decide(Decision.REJECTED, " ", LAW, NOW))
                .hasMessage("organisation.decision");

        var rejected = fresh().decide(Decision.REJECTED, "名称不符", LAW, NOW);
        assertThat(rejected.verificationOn(TODAY)).isEqualTo(Verification.REJECTED);
        assertThatThrownBy(() -> rejected.decide(Decision.VERIFIED, "", LAW, NOW))
                .hasMessage("organisation.not-waiting");
        assertThat(rejected.askAgain(LAW, NOW).verificationOn(TODAY)).isEqualTo(Verification.PENDING);
    }

    @Test
    void aVerificationCanBeTakenBackAtAnyTime() {
        var verified = fresh().decide(Decision.VERIFIED, "", LAW, NOW);

        assertThat(verified.decide(Decision.REJECTED, "材料虚假", LAW, NOW).verificationOn(TODAY))
                .isEqualTo(Verification.REJECTED);
        assertThatThrownBy(() -> verified.decide(Decision.VERIFIED, "", LAW, NOW))
                .hasMessage("organisation.not-waiting");
    }

    @Test
    void aChangeIsVerifiedAnewAndTheUnitStaysTheSameOnceVerified() {
        var verified = fresh().decide(Decision.VERIFIED, "", LAW, NOW);
        var grown = new Said(
                        "芝罘制造",
                        "",
                        Optional.of(OrganisationKind.ENTERPRISE),
                        "91370600123456788T",
                        none(),
                        "370602",
                        new Said.Yearly("3841", Optional.of(2026), figures(400, 300_000_000_00L)))
                .read(SIZES, TODAY);

        var edited = verified.edit(grown, verified.version(), NOW);
        assertThat(edited.verificationOn(TODAY)).isEqualTo(Verification.PENDING);
        assertThat(edited.content().size()).contains(SizeClass.MEDIUM);
        assertThatThrownBy(() -> verified.edit(grown, verified.version() - 1, NOW))
                .hasMessage("edit.stale");
        var other = with(said(), "91370600MA3C4KX772", "370602").read(SIZES, TODAY);
        assertThatThrownBy(() -> verified.edit(other, verified.version(), NOW))
                .hasMessage("organisation.identity-fixed");
        assertThat(fresh().edit(other, 1, NOW).content().uscc()).contains("91370600MA3C4KX772");
    }

    private static Registration fresh() {
        return Registration.fresh(ID, said().read(SIZES, TODAY), NOW);
    }

    private static Said said() {
        return new Said(
                "芝罘制造",
                "",
                Optional.of(OrganisationKind.ENTERPRISE),
                " 9137 0600 1234 56788t",
                none(),
                "370602",
                new Said.Yearly("3841", Optional.of(2025), figures(86, 42_000_000_00L)));
    }

    private static Said with(Said said, String uscc, String division) {
        return new Said(said.name(), said.nameEn(), said.kind(), uscc, said.other(), division, said.yearly());
    }

    private static Said.Other none() {
        return new Said.Other(Optional.empty(), "", "");
    }

    private static Figures figures(long employees, long revenueFen) {
        return new Figures(Map.of(Measure.EMPLOYEES, employees, Measure.REVENUE, revenueFen));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(10, 0).atZone(LegalDays.ZONE).toInstant();
    }
}
