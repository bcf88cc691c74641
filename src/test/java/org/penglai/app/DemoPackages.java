package org.penglai.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.deal.Answering;
import org.penglai.deal.Deal;
import org.penglai.deal.PackageAnswer;
import org.penglai.deal.PackageAnswer.Outcome;
import org.penglai.listing.ListingMode;
import org.penglai.stack.DemoUsers;

/** Lets authorities answer to some of the demo's packages: recorded, refused first, registered as a technology contract. */
final class DemoPackages {

    /** Before the Rules of 2024 there is no package of recordal. */
    private static final LocalDate RECORDALS_FROM = LocalDate.of(2024, 2, 1);

    private static final LocalDate REGISTRATIONS_FROM = LocalDate.of(2026, 2, 1);

    private final Wiring made;
    private final DemoClock clock;

    DemoPackages(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    /** What was answered on the day of the official act, whose document is on file already; some deals wait. */
    void answer(Deal deal, DemoUsers firm, int turn, LocalDate day) {
        if (turn % 5 == 4) {
            return;
        }
        var assigned = deal.agreement().terms().mode() == ListingMode.ASSIGNMENT;
        if (!day.isBefore(RECORDALS_FROM)) {
            if (turn % 4 == 1) {
                var refusal = said(Outcome.REFUSED, "BY-" + turn, day, "被许可人名称与营业执照不一致，请更正后重新提交。");
                sent(deal, firm, recordal(deal), refusal);
            }
            var number = (assigned ? "SX-" : "BA-") + turn;
            take(deal, firm, recordal(deal), said(Outcome.ACCEPTED, number, day, ""), new Answering.Paper.ByNumber());
        }
        if (turn % 3 == 0 && !day.isBefore(REGISTRATIONS_FROM)) {
            var price = deal.agreement().terms().feePlan().fixed();
            var registered = new PackageAnswer.Said(
                    Outcome.ACCEPTED, "JS-" + turn, day, "", Optional.of(new PackageAnswer.Amounts(price, price)));
            sent(deal, firm, assigned ? "tech-assignment" : "tech-licence", registered);
        }
    }

    private static String recordal(Deal deal) {
        return switch (deal.agreement().terms().mode()) {
            case ASSIGNMENT -> "assignment-recordal";
            case OPEN_LICENCE -> "open-recordal";
            default -> "licence-recordal";
        };
    }

    private static PackageAnswer.Said said(Outcome outcome, String number, LocalDate day, String reason) {
        return new PackageAnswer.Said(outcome, number, day, reason, Optional.empty());
    }

    private void sent(Deal deal, DemoUsers firm, String named, PackageAnswer.Said said) {
        var file = DemoPaper.file(List.of(
                "Invented document of the demonstration",
                said.outcome().name(),
                said.number(),
                deal.id().toString()));
        try {
            take(deal, firm, named, said, new Answering.Paper.Sent(file));
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                throw new IllegalStateException(left);
            }
        }
    }

    private void take(Deal deal, DemoUsers firm, String named, PackageAnswer.Said said, Answering.Paper paper) {
        clock.on(
                said.answeredOn(),
                () -> made.deal.answering.answer(DemoPatents.actor(firm), deal.id(), named, said, paper));
    }
}
