package org.penglai.duty.web;

import java.util.Map;
import org.penglai.duty.Bundle;
import org.penglai.duty.TransferReport;
import org.penglai.duty.file.DiligenceZip;
import org.penglai.duty.file.ReportSheet;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;
import org.penglai.platform.pdf.Press;

/** The files that are taken home: the diligence file of an offer, and the report of a year on paper and as a workbook. */
public final class DutyPapers {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final DutyDesk desk;
    private final Messages messages;
    private final boolean demo;
    private final Press press = new Press();
    private final DiligenceZip zip;

    /** @param demo whether the papers say that what they show is invented */
    DutyPapers(DutyDesk desk, Messages messages, boolean demo) {
        this.desk = desk;
        this.messages = messages;
        this.demo = demo;
        this.zip = new DiligenceZip(
                desk.passing(), bundle -> press.page("duty/bundleindex", new IndexSheet(bundle, this)));
    }

    /** What the index of a diligence file shows. */
    public record IndexSheet(Bundle bundle, Words words) {
        IndexSheet(Bundle bundle, DutyPapers papers) {
            this(bundle, new Words(papers.messages, papers.demo));
        }
    }

    /** What the paper of a report shows. */
    public record ReportPaper(TransferReport report, Words words) {}

    /** The papers are the institution's own, so in Chinese. */
    public record Words(Messages messages, boolean demo) {
        public String zh(String key) {
            return messages.text(Language.ZH, key);
        }

        public String zh(String key, String name, Object value) {
            return messages.text(Language.ZH, key, Map.of(name, value));
        }

        public String money(Money amount) {
            return View.yuan(amount);
        }
    }

    Reply diligence(Call call) {
        var listing = desk.listing(call);
        return Reply.passing("application/zip", zip.write(desk.bundling().bundle(listing)))
                .header("Content-Disposition", "attachment; filename=\"diligence-" + listing.id() + ".zip\"")
                .header("Cache-Control", "no-store");
    }

    Reply table(Call call, int year) {
        var report = desk.reporting().report(call.actor(), year);
        var sheet = new ReportSheet((key, facts) -> messages.text(Language.ZH, key, facts));
        return Reply.bytes(XLSX, sheet.write(report))
                .header("Content-Disposition", "attachment; filename=\"transfers-" + year + ".xlsx\"")
                .header("Cache-Control", "no-store");
    }

    Reply paper(Call call, int year) {
        var report = desk.reporting().report(call.actor(), year);
        return Reply.bytes(
                        "application/pdf",
                        press.print("duty/reportpdf", new ReportPaper(report, new Words(messages, demo))))
                .header("Content-Disposition", "attachment; filename=\"transfers-" + year + ".pdf\"")
                .header("Cache-Control", "no-store");
    }
}
