package org.penglai.app;

import java.time.LocalDate;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.kernel.OrganisationId;
import org.penglai.stack.DemoUsers;

/** Turns some of the demo's deals aside: asked to be cancelled, cancelled, in dispute, the certificate about to be revoked, revoked. */
final class DemoAside {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 19);
    private static final LocalDate SECOND = LocalDate.of(2026, 11, 20);

    private final Wiring made;
    private final DemoClock clock;
    private int performed;
    private int certified;

    DemoAside(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    /** What becomes of a deal as its turn says. */
    void turn(Deal deal, DemoUsers firm) {
        switch (deal) {
            case Deal.Performed open -> part(open, firm, performed++ % 5);
            case Deal.Certified standing -> revoke(standing.id(), certified++ % 3);
            default -> {
                // goes on as it is
            }
        }
    }

    private void part(Deal.Performed deal, DemoUsers firm, int way) {
        var licensor = member(deal.agreement().licensor().organisation());
        var actor = DemoPatents.actor(firm);
        if (way == 1) {
            clock.on(FIRST, () -> made.deal.aside.dispute(actor, deal.id(), "交付的技术资料与专利说明书不符，正在协商。"));
        } else if (way == 2 || way == 3) {
            clock.on(FIRST, () -> made.deal.aside.cancel(actor, deal.id(), "产品线停建，不再需要这项技术。"));
        }
        if (way == 3) {
            clock.on(SECOND, () -> made.deal.aside.cancel(DemoPatents.actor(licensor), deal.id(), "同意解除，互不追究。"));
        }
    }

    private void revoke(DealId deal, int way) {
        if (way >= 1) {
            revoke(deal, DemoUsers.OPERATOR_A, FIRST, "备案证明的编号经查询不存在。");
        }
        if (way == 2) {
            revoke(deal, DemoUsers.OPERATOR_B, SECOND, "已向国家知识产权局核实，该备案未获通过。");
        }
    }

    private void revoke(DealId deal, DemoUsers officer, LocalDate day, String why) {
        clock.on(day, () -> made.deal.revoking.revoke(DemoPatents.actor(officer), deal, why));
    }

    static DemoUsers member(OrganisationId organisation) {
        return DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation()).equals(organisation)
                ? DemoUsers.YANTAI_UNIVERSITY
                : DemoUsers.JINAN_INSTITUTE;
    }
}
