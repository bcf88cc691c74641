package org.penglai.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.penglai.kernel.Money;
import org.penglai.listing.Bond;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingMode;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;

/**
 * The written contract (书面合同; Patent Law, articles 10 and 12; Civil Code 863), made from the frozen terms with the contents
 * that Civil Code 845 names. Its bytes follow from the deal alone, and both sides sign over their digest. How to reach a person
 * is not in it.
 */
final class Contract {

    static final String MEDIA_TYPE = "text/plain";

    private static final int PARTS = 6;

    private final Agreement agreement;
    private final Offers.Offer offer;
    private final List<String> lines = new ArrayList<>();

    private Contract(Agreement agreement, Offers.Offer offer) {
        this.agreement = agreement;
        this.offer = offer;
    }

    /** The contract's text. */
    static String text(DealId deal, Agreement agreement, Offers.Offer offer) {
        return new Contract(agreement, offer).write(deal);
    }

    private String write(DealId deal) {
        lines.add(isAssignment() ? "专利权转让合同" : "专利实施许可合同");
        lines.add("交易编号：" + deal);
        lines.add("成立日期：" + agreement.formedOn());
        lines.add("");
        lines.add((isAssignment() ? "转让人（甲方）：" : "许可方（甲方）：") + side(agreement.licensor()));
        lines.add((isAssignment() ? "受让人（乙方）：" : "被许可方（乙方）：") + side(agreement.licensee()));
        patents();
        subject();
        price();
        duties();
        foreign();
        signatures();
        return String.join("\n", lines) + "\n";
    }

    private boolean isAssignment() {
        return agreement.terms().mode() == ListingMode.ASSIGNMENT;
    }

    private static String side(Party party) {
        return party.name().zh()
                + party.uscc().map(code -> "（统一社会信用代码 " + code + "）").orElse("");
    }

    private void head(int number, String title) {
        lines.add("");
        lines.add("一二三四五六".substring(number - 1, Math.min(number, PARTS)) + "、" + title);
    }

    /** Civil Code 845: title, applicant and owner, dates, numbers, and until when the patent is valid. */
    private void patents() {
        head(1, "专利（民法典第八百四十五条）");
        var day = agreement.formedOn();
        for (var patent : offer.patents()) {
            lines.add("发明创造名称：" + patent.bibliography().title().zh());
            lines.add("  专利权人：" + owners(patent));
            lines.add("  申请日期：" + patent.filingDate() + "；申请号："
                    + patent.number().canonical() + "；专利号：" + patent.number().patentNumber());
            lines.add("  有效期限：至 " + patent.statusOn(day).expiresOn() + "；" + day + " 的法律状态："
                    + patent.statusOn(day).standing().zh());
        }
    }

    private static String owners(Patent patent) {
        return patent.owners().stream().map(Owner::name).collect(Collectors.joining("、"));
    }

    private void subject() {
        var offered = agreement.terms().offered();
        if (isAssignment()) {
            head(2, "转让");
            lines.add("甲方将上列专利权转让给乙方。转让自国家知识产权局登记之日起生效（专利法第十条）。");
            lines.add("登记以前订立的实施许可合同继续有效，不受转让影响（技术合同司法解释第二十四条）。本平台所知的许可：");
            var bonds = offer.bonds().stream()
                    .filter(bond -> bond.standsOn(agreement.formedOn()))
                    .toList();
            bonds.forEach(bond -> lines.add("  " + bond(bond)));
            if (bonds.isEmpty()) {
                lines.add("  无");
            }
            return;
        }
        head(2, "许可");
        lines.add("许可方式：普通许可。乙方可以实施上列专利，用途：" + agreement.intendedUse());
        lines.add("地域：" + offered.territory());
        lines.add("期限：自" + offered.startsOn().map(LocalDate::toString).orElse("生效之日") + " 起至"
                + offered.endsOn().map(day -> " " + day).orElse("专利权终止") + " 止，最迟至专利权终止");
        lines.add("未经甲方同意，乙方不得许可他人实施（专利法第十二条）。");
    }

    private static String bond(Bond bond) {
        var kind = switch (bond.kind()) {
            case ONLY_LICENCE -> "独占或排他许可";
            case OPEN_LICENCE -> "开放许可";
            case LICENCE -> "许可";
            case OPEN_OFFER -> "开放许可声明";
        };
        return bond.patent().patentNumber() + " " + kind + "，自 " + bond.since()
                + bond.until().map(day -> " 至 " + day).orElse("");
    }

    private void price() {
        head(3, isAssignment() ? "价款" : "使用费（民法典第八百四十六条）");
        lines.addAll(fee(agreement.terms().feePlan()));
        agreement.payableBy().ifPresent(day -> lines.add("首期款项最迟支付日：" + day));
    }

    /** The price in the contract's words, line by line. */
    static List<String> fee(FeePlan plan) {
        var fee = new ArrayList<String>();
        switch (plan) {
            case FeePlan.Free() -> fee.add("免费");
            case FeePlan.LumpSum(var amount) -> fee.add("一次总付人民币 " + yuan(amount) + " 元");
            case FeePlan.Instalments(var parts) ->
                parts.forEach(part -> fee.add(part.dueOn() + " 前支付人民币 " + yuan(part.amount()) + " 元"));
            case FeePlan.Royalty _ -> fee.add("提成支付");
            case FeePlan.EntryFeeAndRoyalty(var entry, var running) -> fee.add("入门费人民币 " + yuan(entry) + " 元，附加提成支付");
        }
        plan.runningFee()
                .ifPresent(running -> running.rates()
                        .forEach(rate -> fee.add("提成：自第 " + rate.fromYear() + " 年起，按" + base(running.base()) + " "
                                + rate.rate().toPlainString())));
        return fee;
    }

    private static String yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2).toPlainString();
    }

    private static String base(FeePlan.RoyaltyBase base) {
        return switch (base) {
            case NET_SALES -> "净销售额";
            case PROFIT -> "利润";
            case OUTPUT_VALUE -> "产值";
            case UNIT -> "每件产品（元）";
        };
    }

    private void duties() {
        head(4, "双方义务");
        if (isAssignment()) {
            lines.add("甲乙双方共同办理著录项目变更登记；登记以前甲方按期缴纳年费，不再许可或转让。");
            return;
        }
        lines.add("许可期限内甲方维持专利权有效，按期缴纳年费（技术合同司法解释第二十六条）。");
        lines.add("任一方自合同生效之日起三个月内向国家知识产权局办理备案（专利法实施细则第十五条）。");
    }

    private void foreign() {
        if (agreement.licensee().isForeign()) {
            head(5, "技术出口");
            lines.add("乙方为境外主体：转让或者许可须先依法办理技术进出口手续（专利法第十条），未办理的不生效。");
        }
    }

    private void signatures() {
        head(agreement.licensee().isForeign() ? PARTS : PARTS - 1, "签署");
        lines.add("双方在蓬莱知识产权运营平台以电子方式签署：每一方的签署载明本文本的 SHA-256 摘要、签署人和时刻（电子签名法第四条、第十三条）。");
        lines.add("成交条件摘要：" + agreement.terms().digest().hex());
    }
}
