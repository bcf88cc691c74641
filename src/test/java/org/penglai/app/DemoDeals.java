package org.penglai.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.deal.Accepting;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.Certifying;
import org.penglai.deal.Course;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Filing;
import org.penglai.deal.Payment;
import org.penglai.deal.Relation;
import org.penglai.deal.Warning;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingMode;
import org.penglai.stack.DemoUsers;

/** Lets the demo's firms accept what is offered, and carries the deals to every state that there is, each on its day. */
final class DemoDeals {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 19);
    private static final List<DemoUsers> FIRMS =
            List.of(DemoUsers.SME_LITHIUM, DemoUsers.SME_MARINE, DemoUsers.SME_PHARMA, DemoUsers.BEIJING_TECH);
    private static final List<String> USES = List.of("用于本厂现有产线的工艺改造", "试制新产品样机", "替代进口部件，先做小批量", "为客户定制配套部件");

    /** What the officers note wherever something asks for a second look. */
    private static final Certifying.Look LOOK = new Certifying.Look(
            List.of(),
            Stream.of(Warning.Sign.values())
                    .collect(Collectors.toMap(sign -> sign, sign -> "已看股权登记与付款流水，价格有评估报告，交易属实。")));

    /** How far a deal is carried. */
    private enum Stage {
        OFFERED,
        ACCEPTED,
        SIGNED,
        DOCUMENTED,
        PROPOSED,
        CERTIFIED
    }

    private final Wiring made;
    private final DemoClock clock;
    private final DemoAside aside;
    private final DemoPackages packages;
    private final Map<ListingMode, Integer> turns = new EnumMap<>(ListingMode.class);
    private int turn;

    DemoDeals(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
        this.aside = new DemoAside(made, clock);
        this.packages = new DemoPackages(made, clock);
    }

    /** Accepts the listing where its turn says so, and goes on to its stage. */
    void accept(Listing.Published listing) {
        var mode = listing.terms().mode();
        if (!listing.terms().isTakenAsItStands() || isForTheInventors(listing)) {
            return;
        }
        turn++;
        var ofMode = turns.merge(mode, 1, Integer::sum);
        var stage = Stage.values()[ofMode % Stage.values().length];
        var round = ofMode / Stage.values().length;
        if (stage == Stage.OFFERED) {
            return;
        }
        var firms = mode == ListingMode.FREE_LICENCE ? FIRMS.subList(0, 3) : FIRMS;
        var firm = firms.get(turn % firms.size());
        var early = LegalDays.of(listing.publication().at()).plusDays(3 + turn % 11);
        // what is not paid yet is of these days; one in two was forgotten and has lapsed
        var day = stage == Stage.ACCEPTED && round % 2 == 0 ? LAST_DAY.minusDays(turn % 7) : early;
        try {
            var deal = clock.on(
                    cut(day),
                    () -> made.deal.accepting.accept(
                            DemoPatents.actor(firm),
                            listing.id(),
                            new Accepting.Acceptance(USES.get(turn % USES.size()), "演示联系人 0535-0000000")));
            var carried = carry(deal, firm, stage, day, round);
            aside.turn(carried, firm);
        } catch (Refusal refused) {
            // the law's checks on that day said no: the listing stays as it is
        }
    }

    private Deal carry(Deal deal, DemoUsers firm, Stage stage, LocalDate day, int round) {
        if (stage == Stage.ACCEPTED) {
            return deal;
        }
        if (Course.isSigned(deal.agreement().terms().mode())) {
            sign(deal, firm, day);
            if (stage == Stage.SIGNED && !deal.agreement().isFree()) {
                return made.deal.deals.find(deal.id()).orElseThrow();
            }
        }
        if (!deal.agreement().dueFirst().isZero()) {
            pay(deal, day.plusDays(9));
        }
        var official = cut(day.plusDays(21));
        if (deal.isAssignment()) {
            document(deal.id(), firm, EvidenceKind.TRANSFER_NOTICE, "SX-" + turn, official, official);
            document(deal.id(), firm, EvidenceKind.REGISTER_EXTRACT, "DJ-" + turn, official, official);
        } else {
            document(deal.id(), firm, EvidenceKind.RECORDAL_NOTICE, "BA-" + turn, official, official);
        }
        packages.answer(deal, firm, turn, official);
        if (stage == Stage.SIGNED || stage == Stage.DOCUMENTED) {
            return made.deal.deals.find(deal.id()).orElseThrow();
        }
        if (turn % 3 == 0) {
            clock.on(
                    official,
                    () -> made.deal.relating.declare(
                            DemoPatents.actor(firm), deal.id(), Relation.Kind.SHAREHOLDER, "许可方的资产经营公司持有本公司百分之五的股份。"));
        }
        certify(deal.id(), DemoUsers.OPERATOR_A, official.plusDays(4));
        if (stage == Stage.PROPOSED && round % 3 == 1) {
            clock.on(
                    cut(official.plusDays(5)),
                    () -> made.deal.certifying.reject(
                            DemoPatents.actor(DemoUsers.OPERATOR_B), deal.id(), "备案证明扫描件缺第二页，请补齐后重新提出。"));
        }
        if (stage == Stage.CERTIFIED) {
            certify(deal.id(), DemoUsers.OPERATOR_B, official.plusDays(5));
            report(made.deal.deals.find(deal.id()).orElseThrow(), firm);
        }
        return made.deal.deals.find(deal.id()).orElseThrow();
    }

    /** The first year's benefits, where that year is over; what came after is still to be reported. */
    private void report(Deal deal, DemoUsers firm) {
        var year = LegalDays.of(deal.performedSince().orElseThrow()).getYear();
        if (year >= LAST_DAY.getYear()) {
            return;
        }
        var day = LocalDate.of(year + 1, 3, 10);
        var shown = document(deal.id(), firm, EvidenceKind.BENEFIT_REPORT, "XY-" + turn, day, day);
        var figures = new BenefitReport.Figures(
                Money.ofYuan(640_000 + turn * 10_000L), 5_200_000, Money.ofYuan(41_000), 6, List.of(shown.id()));
        clock.on(day.plusDays(1), () -> made.deal.reporting.report(DemoPatents.actor(firm), deal.id(), year, figures));
    }

    /** Sold by the university while its inventors are asked whether they go first. */
    private boolean isForTheInventors(Listing.Published listing) {
        return listing.terms().mode() == ListingMode.ASSIGNMENT
                && listing.isSoldBy(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY))
                && made.duty.sharing.inventors(listing.terms()).size() > 1;
    }

    private void sign(Deal deal, DemoUsers firm, LocalDate day) {
        var contract =
                made.deal.signing.contract(deal.id()).orElseThrow().document().digest();
        clock.on(cut(day.plusDays(1)), () -> made.deal.signing.sign(DemoPatents.actor(firm), deal.id(), contract));
        var licensor = DemoAside.member(deal.agreement().licensor().organisation());
        clock.on(cut(day.plusDays(2)), () -> made.deal.signing.sign(DemoPatents.actor(licensor), deal.id(), contract));
    }

    /** What was left unpaid until its day has lapsed. */
    void lapse() {
        clock.on(LAST_DAY, made.deal.lapsing::lapse);
    }

    private void pay(Deal deal, LocalDate day) {
        var due = deal.agreement().dueFirst();
        clock.on(
                cut(day),
                () -> made.deal.booking.book(
                        DemoPatents.actor(DemoUsers.FINANCE_A),
                        deal.id(),
                        new Payment(due, "YH" + deal.id().value().toString().substring(24), cut(day))));
    }

    private Evidence document(
            DealId deal, DemoUsers firm, EvidenceKind kind, String number, LocalDate issuedOn, LocalDate day) {
        var file =
                DemoPaper.file(List.of("Invented document of the demonstration", kind.name(), number, deal.toString()));
        try {
            return clock.on(
                    day,
                    () -> made.deal.filing.add(
                            DemoPatents.actor(firm), deal, new Filing.Description(kind, number, issuedOn), file));
        } finally {
            delete(file);
        }
    }

    private void certify(DealId deal, DemoUsers officer, LocalDate day) {
        clock.on(cut(day), () -> made.deal.certifying.certify(DemoPatents.actor(officer), deal, LOOK));
    }

    private static LocalDate cut(LocalDate day) {
        return day.isAfter(LAST_DAY) ? LAST_DAY : day;
    }

    private static void delete(java.nio.file.Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new IllegalStateException(left);
        }
    }
}
