package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.PLATFORM;
import static org.penglai.deal.DealSamples.actor;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.deal.FilingPackage.Value;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingMode;

class PackingTest {

    private static final Actor LICENSEE = DealSamples.acquirer();
    private static final Actor LICENSOR = actor("university", DealSamples.UNIVERSITY, Role.PATENTEE);

    private final DealDesk desk = new DealDesk();

    @Test
    void anOpenLicencesRecordalIsFilledInFromTheFrozenDeal() {
        desk.keep(DealSamples.performed());

        var filing = desk.packing.one(LICENSEE, ID, "open-recordal");

        assertThat(value(filing, "许可种类")).isEqualTo(new Value.Text(Bilingual.of("开放许可", "open licence")));
        assertThat(value(filing, "许可人")).isEqualTo(new Value.Text(Bilingual.of("蓬莱湾大学", "Penglai Bay University")));
        assertThat(value(filing, "被许可人统一社会信用代码")).isEqualTo(Value.Text.of("91370602MA3TESTX0Q"));
        assertThat(value(filing, "开放许可声明受理号及公告")).isEqualTo(Value.Text.of("KF2026000123，2026-11-13，42卷46期"));
        assertThat(value(filing, "书面通知到达日")).isEqualTo(new Value.Day(LocalDate.parse("2026-11-22")));
        assertThat(value(filing, "许可期限止")).isEqualTo(new Value.Day(LocalDate.parse("2031-12-31")));
        assertThat(value(filing, "使用费支付方式和标准")).isEqualTo(Value.Text.of("一次总付人民币 80000.00 元"));
        assertThat(value(filing, "已支付使用费（元）")).isEqualTo(new Value.Amount(Money.ofYuan(80_000)));
        assertThat(filing.patents())
                .containsExactly(List.of(
                        Value.Text.of("ZL202110123456.7"),
                        new Value.Text(Bilingual.of("一种锂电池隔膜", "A lithium battery separator")),
                        Value.Text.of("蓬莱湾大学"),
                        new Value.Day(LocalDate.parse("2021-02-01")),
                        new Value.Day(LocalDate.parse("2023-03-14")),
                        Value.Text.of("H01M 10/0525")));
        assertThat(filing.workingDays()).isEmpty();
    }

    @Test
    void whatThePlatformDoesNotHoldIsMissingAndNotMadeUp() {
        desk.keep(DealSamples.performed());

        var filing = desk.packing.one(LICENSEE, ID, "open-recordal");

        assertThat(filing.missing()).extracting(Bilingual::zh).containsExactly("许可人统一社会信用代码", "许可人地址", "被许可人地址", "代办人");
        assertThat(filing.enclosures())
                .extracting(
                        FilingPackage.Enclosure::kind,
                        enclosure -> enclosure.document().isPresent())
                .containsExactly(tuple(EvidenceKind.CONTRACT, false), tuple(EvidenceKind.PAYMENT_SLIP, false));
    }

    @Test
    void theLatestDocumentOnFileGoesWithIt() {
        desk.keep(DealSamples.performed());
        desk.files.put(
                ID,
                List.of(
                        DealSamples.evidence(1, EvidenceKind.CONTRACT, DealSamples.TODAY),
                        DealSamples.evidence(7, EvidenceKind.CONTRACT, DealSamples.TODAY)));

        var enclosed = desk.packing.one(LICENSEE, ID, "open-recordal").enclosures();

        assertThat(enclosed.getFirst().document().orElseThrow().number()).isEqualTo("No. 7");
    }

    @Test
    void aFreeLicenceIsAnOrdinaryOneSignedAndWithoutPrice() {
        desk.keep(DealSamples.free());

        assertThat(desk.packing.all(LICENSEE, ID))
                .extracting(found -> found.filing().rule().id())
                .containsExactly("licence-recordal", "tech-licence");
        var recordal = desk.packing.one(LICENSEE, ID, "licence-recordal");
        assertThat(value(recordal, "合同签订日")).isEqualTo(new Value.Day(DealSamples.TODAY));
        assertThat(value(recordal, "使用费数额和支付方式")).isEqualTo(Value.Text.of("免费"));
        var registered = desk.packing.one(LICENSEE, ID, "tech-licence");
        assertThat(value(registered, "成交额（元）")).isEqualTo(new Value.Amount(Money.ZERO));
        assertThat(value(registered, "卖方性质")).isEqualTo(new Value.Word("organisation.kind.UNIVERSITY"));
        assertThat(value(registered, "技术交易额（元）")).isEqualTo(new Value.Missing());
        assertThat(registered.workingDays()).contains(15);
    }

    @Test
    void anAssignmentIsRegisteredAsATechnologyContractOnceSignedAndRecordedOncePaid() {
        desk.keep(assignment(Money.ofYuan(80_000)));

        assertThat(desk.packing.all(LICENSOR, ID))
                .extracting(found -> found.filing().rule().id())
                .containsExactly("tech-assignment");
        assertThat(refused(LICENSOR, "assignment-recordal")).isEqualTo("package.not-now");
    }

    @Test
    void fromFiveMillionOnTheRegistryHasThirtyDays() {
        desk.keep(assignment(new Money(499_999_999)));
        assertThat(desk.packing.one(LICENSOR, ID, "tech-assignment").workingDays())
                .contains(15);

        desk.keep(assignment(Money.ofYuan(5_000_000)));
        assertThat(desk.packing.one(LICENSOR, ID, "tech-assignment").workingDays())
                .contains(30);
    }

    @Test
    void onlyWhatBothSidesDeclaredCountsAsUnrelated() {
        desk.keep(DealSamples.free());
        assertThat(related()).isEqualTo(new Value.Missing());

        desk.relating.declare(LICENSEE, ID, Relation.Kind.NONE, "");
        assertThat(related()).isEqualTo(new Value.Missing());

        desk.relating.declare(LICENSOR, ID, Relation.Kind.NONE, "");
        assertThat(related()).isEqualTo(new Value.Word("deal.package.unrelated"));

        desk.relating.declare(LICENSOR, ID, Relation.Kind.SHAREHOLDER, "持股百分之十");
        assertThat(related()).isEqualTo(new Value.Word("deal.package.related"));
    }

    @Test
    void tooEarlyOverAndForeignPackagesAreRefusedAndStrangersLearnNothing() {
        desk.keep(DealSamples.agreed());
        assertThat(desk.packing.all(LICENSEE, ID)).isEmpty();
        assertThat(refused(LICENSEE, "open-recordal")).isEqualTo("package.not-now");
        assertThat(refused(LICENSEE, "assignment-recordal")).isEqualTo("package.unknown");

        desk.keep(new Deal.Cancelled(DealSamples.performed()));
        assertThat(refused(LICENSEE, "open-recordal")).isEqualTo("package.not-now");

        desk.keep(new Deal.Disputed(DealSamples.performed()));
        assertThat(desk.packing.one(LICENSEE, ID, "tech-licence").workingDays()).contains(30);

        var stranger = actor("sme-marine", DealSamples.organisationId(3), Role.ACQUIRER);
        assertThat(refused(stranger, "open-recordal")).isEqualTo("deal.unknown");
        assertThat(refused(actor("finance-a", PLATFORM, Role.FINANCE), "open-recordal"))
                .isEqualTo("deal.unknown");
    }

    private static Deal assignment(Money price) {
        var agreement = DealSamples.agreement(ListingMode.ASSIGNMENT, new FeePlan.LumpSum(price));
        return DealSamples.signed(Deal.Agreed.form(ID, agreement));
    }

    private Value related() {
        return value(desk.packing.one(LICENSEE, ID, "tech-licence"), "是否关联交易");
    }

    private static Value value(FilingPackage filing, String label) {
        return filing.lines().stream()
                .filter(line -> line.label().zh().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private String refused(Actor actor, String id) {
        return catchThrowableOfType(Refusal.class, () -> desk.packing.one(actor, ID, id))
                .code();
    }
}
