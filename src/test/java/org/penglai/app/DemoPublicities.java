package org.penglai.app;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Person;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.listing.PricingMode;
import org.penglai.listing.Publicising;
import org.penglai.listing.PublicityId;
import org.penglai.patent.PatentKind;
import org.penglai.stack.DemoUsers;

/** How the demo's universities decide on prices, and agreed prices that are public in every state. */
final class DemoPublicities {

    private static final Optional<Integer> DAYS = Optional.of(15);

    private final Wiring made;
    private final DemoClock clock;
    private final Iterator<DemoPatents.Line> lines;
    private int turn;

    /** @param lines of which utility models are taken, from the last on */
    DemoPublicities(Wiring made, DemoClock clock, List<DemoPatents.Line> lines) {
        this.made = made;
        this.clock = clock;
        this.lines = lines.reversed().stream()
                .filter(line -> line.granted() != null && line.isOwnedBy(DemoUsers.YANTAI_UNIVERSITY))
                .filter(line ->
                        line.kind() == PatentKind.UTILITY_MODEL && line.status().equals("IN_FORCE"))
                .filter(line -> line.coOwner() == null)
                .iterator();
    }

    /** Decides on the price of a draft: agreed where the law presumes so, and by turns listed for anybody. */
    static Listing.Draft priced(Wiring made, Actor seller, Listing.Draft draft, int turn) {
        var choice = made.publicising.law().choice(draft.terms().mode());
        if (choice.presumed() == PricingMode.AGREED && draft.terms().feePlan().isPresent()) {
            var listed = turn % 5 == 0 && choice.open().contains(PricingMode.LISTED);
            decide(made, seller, draft, listed ? PricingMode.LISTED : PricingMode.AGREED);
        }
        return draft;
    }

    private static Optional<PublicityId> decide(Wiring made, Actor seller, Listing draft, PricingMode mode) {
        var today = made.tx.run(LegalDays::of);
        var decision = new Publicising.Decision(
                mode,
                today,
                "成果转化工作领导小组会议（虚构）",
                "参照本单位同类专利许可价格（虚构）",
                mode == PricingMode.AGREED ? DAYS : Optional.empty());
        return made.publicising.decide(seller, draft.id(), decision).publicity().map(publicity -> publicity.id());
    }

    /** A price that is public now, with objections; one whose objection waits; one that was stopped; one taken back. */
    void load() {
        var today = made.tx.run(LegalDays::of);
        running(today.minusDays(1), List.of());
        running(today.minusDays(4), List.of(false, true));
        running(today.minusDays(30), List.of(true));
        var stopped = running(today.minusDays(9), List.of(true));
        clock.on(today.minusDays(8), () -> answer(stopped, /* upheld= */ true, "经核实，同类许可的价格更高，本单位重新定价。"));
        takenBack(today.minusDays(12));
        while (made.publicising.tellPassed() > 0) {
            // the past is told before anybody comes
        }
    }

    /** @param waiting of each objection, whether it is left without an answer */
    private PublicityId running(LocalDate begun, List<Boolean> waiting) {
        var publicity = clock.on(begun, () -> begin().orElseThrow());
        var objectors = List.of(DemoUsers.SME_LITHIUM, DemoUsers.SME_MARINE);
        for (var at = 0; at < waiting.size(); at++) {
            var objector = DemoPatents.actor(objectors.get(at));
            clock.on(
                    begun.plusDays(1),
                    () -> made.publicising.object(
                            Person.of(objector),
                            Optional.of(objector.organisation()),
                            publicity,
                            "该价格明显低于同类专利的许可价格，请说明依据。"));
            if (!waiting.get(at)) {
                clock.on(begun.plusDays(2), () -> answer(publicity, false, "价格依据评估报告确定，异议不成立。"));
            }
        }
        return publicity;
    }

    private PublicityId answer(PublicityId publicity, boolean upheld, String text) {
        var objection = made.publicities.objections(publicity).getLast();
        made.publicising.answer(
                DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), publicity, objection.id(), upheld, text);
        return publicity;
    }

    private void takenBack(LocalDate begun) {
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var publicity = clock.on(begun, () -> begin().orElseThrow());
        var listing = made.publicities.find(publicity).orElseThrow().listing();
        clock.on(begun.plusDays(3), () -> made.publishing.withdraw(seller, listing, Optional.empty()));
    }

    private Optional<PublicityId> begin() {
        turn++;
        var line = lines.next();
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var free = turn % 2 == 0;
        var terms = new ListingTerms(
                free ? ListingMode.FREE_LICENCE : ListingMode.ASSIGNMENT,
                List.of(line.number()),
                "全国",
                Optional.empty(),
                Optional.empty(),
                Optional.of(free ? new FeePlan.Free() : new FeePlan.LumpSum(Money.ofYuan(260_000))));
        var text = new ListingText(
                Bilingual.of(line.titleZh().replaceFirst("^一种", ""), line.titleEn()),
                line.benefit().getOrDefault("zh", ""),
                line.applicationFields(),
                line.products(),
                Optional.of(line.trl()));
        var draft = made.drafting.begin(seller, new ListingContent(terms, text, Optional.empty()));
        var publicity = decide(made, seller, draft, PricingMode.AGREED);
        if (turn <= 2) {
            made.publishing.submit(seller, draft.id());
        }
        return publicity;
    }
}
