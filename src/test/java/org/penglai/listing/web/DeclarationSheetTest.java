package org.penglai.listing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.patent.EventKind;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentSamples;
import org.penglai.platform.http.Messages;
import org.penglai.platform.pdf.Press;

/** The papers of a declaration bear what Rule 85 asks for, and what has to be enclosed. */
class DeclarationSheetTest {

    private static final Messages MESSAGES = Messages.load(List.of("patent", "listing"));

    @Test
    void thePapersNameThePatentTheTermsAndWhatIsEnclosed() throws IOException {
        var model = PatentSamples.granted("202120123456", LocalDate.parse("2021-06-01"))
                .with(PatentSamples.event(
                        EventKind.EVALUATION_REPORT,
                        "2024-05-06",
                        Map.of("conclusion", "POSITIVE", "number", "PJ-77")));

        var text = text(model, Map.of("contactName", "演示联系人甲", "feeBasis", "参照同类许可"));

        assertThat(text)
                .contains("专利开放许可声明", "ZL202120123456", "一种锂电池隔膜", "2021-06-01", "2023-03-14", "蓬莱湾大学")
                .contains("一次总付", "¥80,000", "2027-01-01", "2031-12-31", "任何单位或者个人")
                .contains("PJ-77", "2024-05-06", "符合授权条件", "演示联系人甲", "参照同类许可", "专利权评价报告")
                .contains("没有在有效期内的独占或者排他许可")
                .doesNotContain("全体共有人同意书");
    }

    @Test
    void coOwnersHaveASheetToSign() throws IOException {
        var patent = PatentSamples.granted();
        var other = new Owner(
                "泉城新材料研究院", Optional.empty(), Optional.of(new OrganisationId(new UUID(0, 9))), Optional.empty());

        var text = text(patent.ownedBy(List.of(patent.owners().getFirst(), other)), Map.of());

        assertThat(text).contains("全体共有人同意书", "泉城新材料研究院").doesNotContain("专利权评价报告");
    }

    private static String text(Patent patent, Map<String, String> particulars) throws IOException {
        var listing = ListingSamples.draft(ListingMode.OPEN_LICENCE);
        var sheet = new DeclarationSheet(
                listing,
                ListingSamples.university(),
                List.of(patent),
                FeeView.of(listing.terms().feePlan(), MESSAGES, Language.ZH),
                particulars,
                MESSAGES,
                /* demo= */ true);
        try (var pdf = Loader.loadPDF(new Press().print("listing/declarationpdf", sheet))) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
        }
    }
}
