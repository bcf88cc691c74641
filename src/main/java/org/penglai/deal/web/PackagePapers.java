package org.penglai.deal.web;

import org.penglai.deal.DealId;
import org.penglai.deal.FilingPackage;
import org.penglai.deal.Packing;
import org.penglai.deal.file.PackageSheet;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.pdf.Press;

/** Packages as they are taken to the authority: as a workbook, and on paper. Both are in Chinese, as authorities read. */
public final class PackagePapers {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Packing packing;
    private final PackageWords words;
    private final Press press = new Press();

    /** @param demo whether the papers say that what they show is invented */
    public PackagePapers(Packing packing, Messages messages, boolean demo) {
        this.packing = packing;
        this.words = new PackageWords(messages, Language.ZH, demo);
    }

    /** What the paper shows. */
    public record Paper(FilingPackage filing, PackageWords words) {}

    Reply table(Call call) {
        var filing = asked(call);
        return Reply.bytes(XLSX, sheet(filing))
                .header("Content-Disposition", "attachment; filename=\"" + filing.fileName() + ".xlsx\"")
                .header("Cache-Control", "no-store");
    }

    Reply paper(Call call) {
        var filing = asked(call);
        return Reply.bytes("application/pdf", print(filing))
                .header("Content-Disposition", "attachment; filename=\"" + filing.fileName() + ".pdf\"")
                .header("Cache-Control", "no-store");
    }

    byte[] sheet(FilingPackage filing) {
        return new PackageSheet(words::text, words::value).write(filing);
    }

    byte[] print(FilingPackage filing) {
        return press.print("deal/packagepdf", new Paper(filing, words));
    }

    private FilingPackage asked(Call call) {
        return packing.one(call.actor(), call.id("id", "deal.unknown", DealId::new), call.path("package"));
    }
}
