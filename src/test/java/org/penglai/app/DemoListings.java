package org.penglai.app;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.patent.EventKind;
import org.penglai.patent.RegisterEvent;
import org.penglai.stack.DemoUsers;

/** Offers the demo's patents in every mode and leaves listings in every state, on days spread over the plan's years. */
final class DemoListings {

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 10);

    /** So many days before the offer opens its price is decided on and made public. */
    private static final int PUBLIC_BEFORE = 20;

    /** Which listing comes to its end. */
    private static final int CLOSED = 41;

    /** Which listing runs out. */
    private static final int EXPIRED = 43;

    private static final List<ListingMode> MODES = List.of(
            ListingMode.FREE_LICENCE,
            ListingMode.OPEN_LICENCE,
            ListingMode.ORDINARY_LICENCE,
            ListingMode.FREE_LICENCE,
            ListingMode.OPEN_LICENCE,
            ListingMode.ASSIGNMENT,
            ListingMode.EXCLUSIVE_LICENCE,
            ListingMode.FREE_LICENCE,
            ListingMode.OPEN_LICENCE,
            ListingMode.SOLE_LICENCE,
            ListingMode.BIDDING,
            ListingMode.EQUITY,
            ListingMode.JOINT_EXPLOITATION);

    private final Wiring made;
    private final DemoClock clock;
    private final List<Listing.Published> published = new ArrayList<>();
    private int turn;

    DemoListings(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    /** What is open after loading, in the order in which it was opened. */
    List<Listing.Published> published() {
        return published;
    }

    /** Offers a granted patent of the university or the institute; of those that the law holds back a few, as drafts. */
    void offer(DemoPatents.Line line) {
        var seller =
                line.isOwnedBy(DemoUsers.YANTAI_UNIVERSITY) ? DemoUsers.YANTAI_UNIVERSITY : DemoUsers.JINAN_INSTITUTE;
        var granted = line.granted();
        var hopeless = !line.isUnencumbered() && line.serial() % 5 != 0;
        if (granted == null || !line.isOwnedBy(seller) || line.serial() % 10 == 9 || hopeless) {
            return;
        }
        turn++;
        var day = day(granted);
        var actor = DemoPatents.actor(seller);
        var draft = clock.on(
                day.minusDays(PUBLIC_BEFORE),
                () -> DemoPublicities.priced(
                        made, actor, made.drafting.begin(actor, content(line, mode(seller))), turn));
        clock.on(day, () -> offer(line, actor, draft));
    }

    private static LocalDate earliest(LocalDate granted) {
        return granted.plusDays(45).isBefore(FIRST_DAY) ? FIRST_DAY : granted.plusDays(45);
    }

    private LocalDate day(LocalDate granted) {
        if (turn == CLOSED || turn == EXPIRED) {
            return LAST_DAY.minusDays(turn); // lately, or it would be past its period of retention
        }
        var spread = earliest(granted).plusDays(turn * 37L % 1500);
        return spread.isAfter(LAST_DAY) ? LAST_DAY.minusDays(turn % 60) : spread;
    }

    /** The free licence is for institutions in Yantai, so the institute outside goes on to the next mode. */
    private ListingMode mode(DemoUsers seller) {
        var mode = MODES.get(turn % MODES.size());
        return mode == ListingMode.FREE_LICENCE && seller == DemoUsers.JINAN_INSTITUTE
                ? ListingMode.OPEN_LICENCE
                : mode;
    }

    private Listing offer(DemoPatents.Line line, Actor actor, Listing.Draft draft) {
        if (turn % 29 == 0) {
            return draft;
        }
        try {
            made.publishing.submit(actor, draft.id());
        } catch (Refusal notEligible) {
            return draft; // stays a draft, and its page shows which ground of the law fails
        }
        if (turn % 23 == 0) {
            return made.listings.require(draft.id());
        }
        if (turn % 31 == 0) {
            return made.publishing.giveBack(
                    draft.id(), List.of(new Listing.Comment("summary", "请说明与现有工艺相比的具体好处，最好给出数据。")));
        }
        return publish(draft, actor, line);
    }

    private Listing publish(Listing.Draft draft, Actor seller, DemoPatents.Line line) {
        var id = draft.id();
        var mode = draft.terms().mode();
        var announcement = mode.needsAnnouncement()
                ? Optional.of(new Announcement(
                        "KF" + line.serial(),
                        made.tx.run(org.penglai.kernel.LegalDays::of),
                        "演示公报 第%d卷".formatted(turn % 52 + 1)))
                : Optional.<Announcement>empty();
        var open = made.publishing.publish(DemoPatents.actor(DemoUsers.OPERATOR_A), id, announcement);
        if (turn % 37 == 0 && !mode.needsAnnouncement()) {
            return made.publishing.withdraw(seller, id, Optional.empty());
        }
        if (turn == CLOSED || turn == EXPIRED) {
            made.tx.run(now -> {
                made.listings.lock(id);
                made.listings.save(turn == CLOSED ? open.close(now) : open.expire(now));
                return id;
            });
            return made.listings.require(id);
        }
        published.add(open);
        return open;
    }

    private ListingContent content(DemoPatents.Line line, ListingMode mode) {
        return new ListingContent(
                new ListingTerms(
                        mode,
                        List.of(line.number()),
                        mode == ListingMode.FREE_LICENCE ? "烟台市" : "全国",
                        Optional.empty(),
                        Optional.empty(),
                        fee(mode)),
                new ListingText(
                        title(line),
                        line.benefit().getOrDefault("zh", "") + "\n"
                                + line.benefit().getOrDefault("en", ""),
                        line.applicationFields(),
                        line.products(),
                        Optional.of(line.trl())),
                turn % 6 == 0 ? Optional.of(DemoParties.id(DemoUsers.BROKER.organisation())) : Optional.empty());
    }

    private static Bilingual title(DemoPatents.Line line) {
        return Bilingual.of(line.titleZh().replaceFirst("^一种", ""), line.titleEn());
    }

    private Optional<FeePlan> fee(ListingMode mode) {
        return switch (mode) {
            case FREE_LICENCE -> Optional.of(new FeePlan.Free());
            case OPEN_LICENCE -> Optional.of(openFee());
            case ORDINARY_LICENCE -> Optional.of(new FeePlan.EntryFeeAndRoyalty(Money.ofYuan(30_000), running("0.03")));
            case EXCLUSIVE_LICENCE -> Optional.of(new FeePlan.LumpSum(Money.ofYuan(480_000 + turn * 1_000L)));
            case ASSIGNMENT -> Optional.of(new FeePlan.LumpSum(Money.ofYuan(150_000 + turn * 2_500L)));
            case SOLE_LICENCE, BIDDING, EQUITY, JOINT_EXPLOITATION -> Optional.empty();
        };
    }

    private FeePlan openFee() {
        return switch (turn % 4) {
            case 0 -> new FeePlan.Free();
            case 1 -> new FeePlan.LumpSum(Money.ofYuan(20_000 + turn % 9 * 5_000L));
            case 2 -> new FeePlan.EntryFeeAndRoyalty(Money.ofYuan(10_000), running("0.02"));
            default ->
                new FeePlan.Instalments(List.of(
                        new FeePlan.Instalment(LocalDate.of(2026, 12, 31), Money.ofYuan(15_000)),
                        new FeePlan.Instalment(LocalDate.of(2027, 12, 31), Money.ofYuan(15_000))));
        };
    }

    private static FeePlan.RunningFee running(String rate) {
        return new FeePlan.RunningFee(
                FeePlan.RoyaltyBase.NET_SALES,
                List.of(new FeePlan.Rate(1, new BigDecimal(rate))),
                Optional.of(Money.ofYuan(5_000)),
                Optional.empty(),
                FeePlan.ReportPeriod.HALF_YEAR,
                /* audited= */ true);
    }

    /** Something happens to three offered patents, and the law's gate suspends what is offered of them. */
    void disturb() {
        var kinds = List.of(EventKind.PLEDGE, EventKind.PRESERVATION, EventKind.ANNUITY_UNPAID);
        for (int at = 0; at < kinds.size(); at++) {
            var listing = published.remove(published.size() - 1 - at * 5);
            var number = listing.terms().patents().getFirst();
            made.registering.record(
                    number,
                    new RegisterEvent(
                            kinds.get(at),
                            LocalDate.of(2026, 11, 12),
                            "演示登记簿摘录（虚构）",
                            java.util.Map.of(RegisterEvent.NUMBER, "YS" + at)));
            made.watching.look(number);
        }
    }

    /** The gate looks at everything once more as of today, as it does every day. */
    void lookAgain() {
        published.removeIf(listing -> {
            made.watching.look(listing.terms().patents().getFirst());
            return !(made.listings.require(listing.id()) instanceof Listing.Published);
        });
    }
}
