package org.penglai.deal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.deal.Certificate;
import org.penglai.deal.Consulting;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealSamples;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Relation;
import org.penglai.deal.Signatory;
import org.penglai.deal.Warning;
import org.penglai.deal.WarningNote;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;

/** What the pages of deals and certificates say, rendered without a server. */
class DealTemplatesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "deal"));
    private static final Actor OPERATOR = DealSamples.operator("operator-a");
    private static final Actor OTHER_OPERATOR = DealSamples.operator("operator-b");
    private static final Problems.Shown PROBLEM =
            new Problems.Shown(422, "deal.not-eligible", "Not eligible", "See each check.", List.of());

    private static final org.penglai.deal.Dues.Calendar CALENDAR =
            new org.penglai.deal.Dues.Calendar(DealSamples.TODAY, Map.of());

    @Test
    void anUnpaidDealSaysWhatIsOwedByWhenAndByWhom() {
        var html = deal(DealSamples.agreed(), List.of(), DealSamples.acquirer(), Language.EN);

        assertThat(html)
                .contains("To be paid", "Pay ¥80,000 to the licensor by ", "the licensee pays")
                .contains("王立新 13800000000")
                .contains("data-outcome=\"UNMET\"")
                .contains("rule 87")
                .doesNotContain("Book a payment", "Propose the certificate");
    }

    @Test
    void anOperatorBooksThePaymentThatIsOwed() {
        var html = deal(DealSamples.agreed(), List.of(), OPERATOR, Language.EN);

        assertThat(html).contains("/deals/" + DealSamples.ID + "/payments", "value=\"80000.00\"");
    }

    @Test
    void moreThanIsDueIsAskedAboutAtABoxAndShownToBothSides() {
        var refusal = Refusal.invalid("deal.more-than-due").violation("/moreThanDue", "deal.more-than-due");
        var form = Form.of(Map.of("amount", "90000", "bankReference", "B-1")).refused(refusal);
        var asked = model(DealSamples.agreed(), List.of(), OPERATOR, Language.ZH)
                .refused(DealAction.BOOK_PAYMENT, new Pages.Rejected(form, PROBLEM));
        var paid = DealSamples.agreed().book(DealSamples.payment(90_000, "B-1", DealSamples.TODAY), DealSamples.TODAY);
        var booked = new DealModel.Paid(
                List.of(DealSamples.payment(90_000, "B-1", DealSamples.TODAY)), List.of(), /* reversible= */ true);

        assertThat(render("deal/deal", asked, "POST", OPERATOR, Language.ZH))
                .contains("name=\"moreThanDue\"", "value=\"90000\"", "是，确实付了多于应付的款项", "多于应付；金额无误的，请勾选");
        assertThat(deal(DealSamples.agreed(), List.of(), OPERATOR, Language.ZH)).doesNotContain("moreThanDue");
        assertThat(render(
                        "deal/payments",
                        model(paid, List.of(), DealSamples.acquirer(), booked, Language.ZH),
                        "GET",
                        DealSamples.acquirer(),
                        Language.ZH))
                .contains("多付 ¥10,000，应退还", "应由蓬莱湾大学退还");
    }

    @Test
    void aCompleteFileIsProposedOnTheDocumentsThatAreShown() {
        var file = DealSamples.completeFile();

        var html = deal(DealSamples.performed(), file, OPERATOR, Language.EN);

        assertThat(html)
                .contains("Propose the certificate", "data-outcome=\"MET\"")
                .contains("name=\"seen\" value=\"" + file.getFirst().id() + "\"")
                .contains("name=\"seen\" value=\"" + file.getLast().id() + "\"")
                .doesNotContain("data-outcome=\"UNMET\"");
    }

    @Test
    void theSecondOperatorSeesWhatWasAcceptedAndNotWhatCameLater() {
        var later = DealSamples.evidence(5, EvidenceKind.RECORDAL_NOTICE, DealSamples.TODAY);
        var file = List.of(
                DealSamples.completeFile().getFirst(),
                DealSamples.completeFile().getLast(),
                later);

        var html = deal(DealSamples.recorded(), file, OTHER_OPERATOR, Language.EN);

        assertThat(html)
                .contains("Confirm and give the certificate")
                .contains("name=\"seen\" value=\"" + file.get(1).id() + "\"")
                .doesNotContain("value=\"" + later.id() + "\"");
    }

    @Test
    void whoeverProposedIsToldThatAnotherMustConfirm() {
        var html = deal(DealSamples.recorded(), DealSamples.completeFile(), OPERATOR, Language.EN);

        assertThat(html).contains("You proposed the certificate").doesNotContain("Confirm and give the certificate");
    }

    @Test
    void aCertifiedDealLeadsToItsCertificate() {
        var html = deal(DealSamples.certified(), DealSamples.completeFile(), DealSamples.acquirer(), Language.ZH);

        assertThat(html).contains("href=\"/certificates/YT-2026-000123\"", "交易已完成并认证");
    }

    @Test
    void whatIsInTheWayOfAnAcceptanceIsToldClauseByClauseWithItsCure() {
        var failed = new InTheWay.Failed("licensee-local", "被许可方不在<烟台>市", "三年行动方案附件三");

        var html = render(
                "deal/intheway", new InTheWay(PROBLEM, List.of(failed)), "POST", DealSamples.acquirer(), Language.ZH);

        assertThat(html).contains("被许可方不在&lt;烟台&gt;市", "三年行动方案附件三", "市外企业可以取得开放许可");
    }

    @Test
    void aRefusedFormComesBackAsTyped() {
        var refusal = Refusal.invalid("evidence.invalid").violation("/number", "required");
        var form = Form.of(Map.of("kind", "RECORDAL_NOTICE", "number", "X-7")).refused(refusal);
        var page = model(DealSamples.performed(), List.of(), DealSamples.acquirer(), Language.EN)
                .refused(DealAction.ADD_EVIDENCE, new Pages.Rejected(form, PROBLEM));

        var html = render("deal/deal", page, "POST", DealSamples.acquirer(), Language.EN);

        assertThat(html).contains("value=\"X-7\"", "id=\"f-number-error\"", "Not eligible");
    }

    @Test
    void aCertificateSaysAtAGlanceWhetherItStands() {
        var facts = "{\"certificate\":\"YT-2026-000123\"}";
        var leaf = new Sha256(Entry.leafHash(facts));
        var valid = new Certificate(DealSamples.certified(), DealSamples.completeFile(), facts, leaf, Optional.empty());

        var html = certificate(CertificatePages.Standing.VALID, Optional.of(valid), Language.EN);

        assertThat(html)
                .contains("Certificate YT-2026-000123 is valid", leaf.hex(), "/certificates/YT-2026-000123/pdf")
                .contains("Penglai Bay University", "No. 2");
        assertThat(certificate(CertificatePages.Standing.ALTERED, Optional.of(valid), Language.EN))
                .contains("Certificate YT-2026-000123 is not valid");
        assertThat(certificate(CertificatePages.Standing.UNKNOWN, Optional.empty(), Language.ZH))
                .contains("没有编号为 YT-2026-000123 的证书");
        assertThat(certificate(CertificatePages.Standing.UNREADABLE, Optional.empty(), Language.ZH))
                .contains("不是证书编号的写法", "例如 YT-2026-000123")
                .doesNotContain("没有签发过");
    }

    @Test
    void listAndQueueSayWhatEachDealWaitsFor() {
        var row = new DealPages.ListModel.Row(DealSamples.agreed(), /* licensor= */ false, NextStep.PAY);
        var list = new DealPages.ListModel(List.of(row), /* office= */ false, CALENDAR, "/deals?after=7");
        var progress = new Consulting.Progress(
                DealSamples.performed(), DealSamples.COMPLETION.assess(DealSamples.performed(), List.of()));
        var queue = new DealPages.QueueModel(
                List.of(new DealPages.QueueModel.Row(progress, Consulting.Waiting.DOCUMENTS)),
                Map.of(Consulting.Waiting.DOCUMENTS, 1L),
                Optional.empty(),
                "",
                "");

        assertThat(render("deal/deals", list, "GET", DealSamples.acquirer(), Language.EN))
                .contains("from Penglai Bay University", "To be paid", "href=\"/deals?after=7\"");
        assertThat(render("deal/queue", queue, "GET", OPERATOR, Language.EN))
                .contains("Documents missing 1", "Waiting since")
                .contains("Still missing: Contract, or notice of use of the licence, Certificate of recordal");
    }

    @Test
    void emptyListsSayWhatToDo() {
        var list = new DealPages.ListModel(List.of(), /* office= */ false, CALENDAR, "");

        assertThat(render("deal/deals", list, "GET", DealSamples.acquirer(), Language.ZH))
                .contains("还没有交易", "href=\"/search\"");
        assertThat(render(
                        "deal/queue",
                        new DealPages.QueueModel(List.of(), Map.of(), Optional.empty(), "", ""),
                        "GET",
                        OPERATOR,
                        Language.ZH))
                .contains("没有等待认证的交易");
    }

    private static String certificate(
            CertificatePages.Standing standing, Optional<Certificate> certificate, Language language) {
        var model = new CertificatePages.Model("YT-2026-000123", standing, certificate);
        return render("deal/certificate", model, "GET", DealSamples.acquirer(), language);
    }

    private static String deal(Deal deal, List<Evidence> file, Actor actor, Language language) {
        return render("deal/deal", model(deal, file, actor, language), "GET", actor, language);
    }

    private static final DealModel.Looks LOOKS = new DealModel.Looks(
            List.of(new DealModel.Look(Warning.Sign.SHARED_PERSON, "2 people", Bilingual.of("平台规则", "Platform rules"))),
            List.of(new WarningNote(
                    Warning.Sign.SHARED_PERSON,
                    DealAction.PROPOSE_CERTIFICATE,
                    "looked at the payroll",
                    new Signatory("operator-a", DealSamples.PLATFORM),
                    DealSamples.NOW)),
            List.of(new Relation(
                    Relation.Kind.SHAREHOLDER,
                    "holds a tenth",
                    new Signatory("sme-lithium", DealSamples.LITHIUM),
                    DealSamples.NOW)),
            /* relatable= */ true,
            DealModel.Tried.NOTHING);

    private static DealModel model(Deal deal, List<Evidence> file, Actor actor, Language language) {
        return model(deal, file, actor, new DealModel.Paid(List.of(), List.of(), /* reversible= */ true), language);
    }

    private static DealModel model(
            Deal deal, List<Evidence> file, Actor actor, DealModel.Paid paid, Language language) {
        return new DealModel(
                deal,
                DealSamples.COMPLETION.assess(deal, file),
                Optional.of(file),
                paid,
                new DealModel.Reader(
                        deal.actionsFor(actor),
                        deal.isContactOpenTo(actor),
                        deal.isProposedBy(actor),
                        actor.is(org.penglai.kernel.Role.OPERATOR)),
                new DealWords(MESSAGES, language).fee(deal.agreement().terms().feePlan()),
                "<section>panel</section>",
                LOOKS,
                new DealModel.Ahead(
                        file.stream()
                                .filter(item -> item.kind() == EvidenceKind.CONTRACT)
                                .findFirst(),
                        "合同全文",
                        DealSamples.DEADLINES.of(deal, file, java.util.Set.of()),
                        DealSamples.TODAY,
                        List.of()),
                DealModel.Tried.NOTHING,
                "");
    }

    /** The page; no word may be missing on it. */
    private static String render(String template, Object model, String method, Actor actor, Language language) {
        var css = "web/penglai.css";
        var assets = new Assets(Map.of(
                "favicon.svg", css,
                "bootstrap.css", css,
                "penglai.css", css,
                "dark.css", css,
                "htmx.js", css,
                "live.js", css));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("getDeal", method, "/deals", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                new Call.Content(Optional.empty(), Form.EMPTY, List.of()),
                new Caller(Optional.of(actor), "token"));
        var html = pages.render(call, template, model);
        assertThat(html.substring(Math.max(0, html.indexOf("<main")))).doesNotContain("‹");
        return html;
    }
}
