package org.penglai.app;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.listing.Announcement;
import org.penglai.listing.Consenting;
import org.penglai.listing.Declaration;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.listing.Scratches;
import org.penglai.patent.EventKind;
import org.penglai.patent.PatentKind;
import org.penglai.patent.RegisterEvent;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;

/** Patents of several owners on offer, with consents in every state, and a listing that an officer has suspended. */
final class DemoGate {

    private static final String SOURCE = "演示登记簿摘录（虚构）";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

    private final Wiring made;
    private final DemoClock clock;
    private final List<Listing.Published> published;
    private final Iterator<DemoPatents.Line> free;
    private final Iterator<DemoPatents.Line> shared;

    /**
     * @param lines those that {@link DemoListings} leaves aside are taken
     * @param published of which one is suspended, and taken out
     */
    DemoGate(Wiring made, DemoClock clock, List<DemoPatents.Line> lines, List<Listing.Published> published) {
        this.made = made;
        this.published = published;
        this.clock = clock;
        var granted = lines.stream()
                .filter(line -> line.granted() != null && line.isOwnedBy(DemoUsers.YANTAI_UNIVERSITY))
                .filter(line ->
                        line.kind() == PatentKind.INVENTION && line.status().equals("IN_FORCE"))
                .filter(line -> line.serial() % 5 != 0)
                .toList();
        this.free = granted.stream()
                .filter(line -> line.coOwner() == null && line.serial() % 10 == 9)
                .iterator();
        this.shared = granted.stream().filter(line -> line.coOwner() != null).iterator();
    }

    void load() {
        clock.on(DAY, () -> {
            draft(partly(), ListingMode.EXCLUSIVE_LICENCE);
            asked();
            answered(true);
            answered(false);
            onPaper(/* publish= */ false);
            onPaper(/* publish= */ true);
            held();
            begun();
            return DAY;
        });
    }

    private Listing asked() {
        var draft = draft(partly(), ListingMode.OPEN_LICENCE);
        made.consenting.ask(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), draft.id());
        return draft;
    }

    private void answered(boolean agrees) {
        var listing = asked();
        made.consenting.answer(DemoPatents.actor(DemoUsers.JINAN_INSTITUTE), listing.id(), 1, agrees);
        if (agrees) {
            publish(listing);
            file(listing, Declaration.Kind.WITHDRAWAL);
        }
    }

    private void onPaper(boolean publish) {
        var line = shared.next();
        var name = String.valueOf(line.coOwner()).substring("other:".length()).replaceFirst("\\|.*", "");
        var listing = draft(line, ListingMode.OPEN_LICENCE);
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        made.consenting.file(
                seller, listing.id(), new Consenting.Paper(name, "共有人同意书（虚构）2026-" + line.serial(), DAY.minusDays(9)));
        if (publish) {
            publish(listing);
        } else {
            file(listing, Declaration.Kind.DECLARATION);
            made.publishing.submit(seller, listing.id());
        }
    }

    private void file(Listing listing, Declaration.Kind kind) {
        made.declaring.file(
                DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY),
                listing.id(),
                kind,
                "KF-" + kind + "-" + listing.terms().patents().getFirst().canonical(),
                DAY.minusDays(2));
    }

    /** A form that somebody left in the middle. */
    private void begun() {
        made.tx.run(now -> {
            made.scratches.save(new Scratches.Scratch(
                    made.ids.next(),
                    DemoParties.id(DemoOrganisation.UNIVERSITY),
                    Optional.empty(),
                    Map.of("mode", List.of("OPEN_LICENCE"), "titleZh", List.of("海水淡化膜（还没有写完）")),
                    now));
            return now;
        });
    }

    private void held() {
        var listing = published.stream()
                .filter(open -> open.terms().mode() == ListingMode.ORDINARY_LICENCE)
                .findFirst()
                .orElseThrow();
        published.remove(listing);
        made.suspending.suspend(listing.id(), "有人举报说明与实际不符，正在核实（演示）");
    }

    private void publish(Listing listing) {
        made.publishing.submit(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), listing.id());
        var number = listing.terms().patents().getFirst().canonical();
        made.publishing.publish(
                DemoPatents.actor(DemoUsers.OPERATOR_A),
                listing.id(),
                Optional.of(new Announcement("KF" + number, DAY, "演示公报 第46卷")));
    }

    /** A patent of which a share has gone to the institute. */
    private DemoPatents.Line partly() {
        var line = free.next();
        var details = Map.of(
                "toName",
                DemoOrganisation.INSTITUTE.label().zh(),
                "toUscc",
                DemoParties.code(DemoOrganisation.INSTITUTE).value(),
                "shareOnly",
                "true");
        made.registering.record(
                line.number(), new RegisterEvent(EventKind.TRANSFER, DAY.minusDays(40), SOURCE, details));
        return line;
    }

    private Listing draft(DemoPatents.Line line, ListingMode mode) {
        var terms = new ListingTerms(
                mode,
                List.of(line.number()),
                "全国",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FeePlan.LumpSum(Money.ofYuan(60_000))));
        var text = new ListingText(
                Bilingual.of(line.titleZh().replaceFirst("^一种", ""), line.titleEn()),
                line.benefit().getOrDefault("zh", ""),
                line.applicationFields(),
                line.products(),
                Optional.of(line.trl()));
        return made.drafting.begin(
                DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), new ListingContent(terms, text, Optional.empty()));
    }
}
