package org.penglai.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.deal.Deals;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.stack.DemoUsers;
import org.penglai.terms.Comment;
import org.penglai.terms.Consents;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Editions;

/**
 * Changes the demo's own rules: one edition that has superseded the first, one that is announced with comments in every state,
 * one draft; and binds the demo's deals to the rules of their day. Somebody asks to be forgotten.
 */
final class DemoTerms {

    private static final LocalDate ANNOUNCED = LocalDate.of(2026, 5, 18);
    private static final LocalDate IN_FORCE = LocalDate.of(2026, 6, 1);

    private final Wiring made;
    private final DemoClock clock;

    DemoTerms(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void change() {
        clock.on(ANNOUNCED, () -> change(Document.TRADING_RULES, recordal(), IN_FORCE));
        LocalDate today = made.tx.run(LegalDays::of);
        var comments = clock.on(today.minusDays(3), () -> {
            var edition = change(Document.PRIVACY_NOTICE, export(), today.plusDays(6));
            return List.of(
                    say(edition, DemoUsers.SME_LITHIUM, "导出的文件能不能也给一份便于打印的？"),
                    say(edition, DemoUsers.YANTAI_UNIVERSITY, "建议写明导出文件包含哪些内容。"),
                    say(edition, DemoUsers.SME_MARINE, "请联系张某某，电话 0535-0000000。"));
        });
        clock.on(today.minusDays(1), () -> {
            answer(comments.get(0), "谢谢。页面本身已有打印样式，导出文件供机器读取。", false);
            return answer(comments.get(2), "含有他人的联系方式，不予显示；如需联系，请用站内的机构信息。", true);
        });
        write(Document.SERVICE_AGREEMENT, address());
        bind();
        made.keeping.erasing.ask(DemoPatents.actor(DemoUsers.POLICY_B));
    }

    private Edition change(Document document, Editions.Written written, LocalDate inForceFrom) {
        var draft = write(document, written);
        return made.terms
                .desk
                .changing()
                .announce(DemoPatents.actor(DemoUsers.OPERATOR_A), document, draft.revision(), inForceFrom);
    }

    private Edition write(Document document, Editions.Written written) {
        return made.terms.desk.changing().write(DemoPatents.actor(DemoUsers.OPERATOR_A), document, 0, written);
    }

    private Comment say(Edition edition, DemoUsers user, String text) {
        return made.terms
                .desk
                .commenting()
                .comment(DemoPatents.actor(user), edition.document(), edition.number(), text);
    }

    private Comment answer(Comment comment, String text, boolean withheld) {
        return made.terms
                .desk
                .commenting()
                .answer(DemoPatents.actor(DemoUsers.OPERATOR_B), comment.id(), text, withheld);
    }

    private Editions.Written recordal() {
        var text = latest(Document.TRADING_RULES);
        return new Editions.Written(
                new Bilingual(
                        text.zh().replace("# 三、证明和证书\n", "# 三、证明和证书\n许可合同应当自生效之日起三个月内办理备案，当事人任何一方都可以办理。\n"),
                        text.en()
                                .replace(
                                        "# 3 Evidence and certificates\n",
                                        "# 3 Evidence and certificates\nA licence contract is recorded within three months of its effect; either party may see to it.\n")),
                new Bilingual("写明备案期限，减少逾期", "Names the term of recordal, so that fewer miss it"));
    }

    private Editions.Written export() {
        var text = latest(Document.PRIVACY_NOTICE);
        return new Editions.Written(
                new Bilingual(
                        text.zh().replace("查看、导出保存的个人信息；", "在“我的个人信息”页查看保存的个人信息，并可导出为文件；"),
                        text.en()
                                .replace(
                                        "See and export the personal data kept;",
                                        "See the personal data kept on the page \"My personal data\", and export them as a file;")),
                new Bilingual("写明在哪里查看和导出", "Says where to see and export them"));
    }

    private Editions.Written address() {
        var text = latest(Document.SERVICE_AGREEMENT);
        return new Editions.Written(
                new Bilingual(
                        text.zh() + "\n平台的通知送达机构登记的联系方式。",
                        text.en() + "\nNotices of the platform go to the contact that an organisation has registered."),
                new Bilingual("写明通知如何送达（草案）", "Says how notices are served (draft)"));
    }

    private Bilingual latest(Document document) {
        return made.terms.desk.editions().shelf(document).editions().getFirst().text();
    }

    private void bind() {
        var after = Optional.<org.penglai.deal.DealId>empty();
        while (true) {
            var page =
                    made.deal.deals.list(new Deals.Selection(Optional.empty(), Set.of()), new Deals.Paging(100, after));
            page.forEach(deal -> made.terms
                    .desk
                    .consenting()
                    .bind(new Consents.Act(
                            "deal/" + deal.id(),
                            deal.agreement().licensee().organisation(),
                            deal.agreement().formedAt())));
            if (page.size() < 100) {
                return;
            }
            after = Optional.of(page.getLast().id());
        }
    }
}
