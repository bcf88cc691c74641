package org.penglai.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.file.TermFiles;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.listing.Listing;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.Match;
import org.penglai.need.Matching;
import org.penglai.need.Nearest;
import org.penglai.need.Need;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedFields;
import org.penglai.need.NeedRules;
import org.penglai.need.Responding.Said;
import org.penglai.need.law.NeedRulesFile;
import org.penglai.need.pg.MatchesPg;
import org.penglai.need.pg.NeedsPg;
import org.penglai.need.pg.TellingsPg;
import org.penglai.need.pg.WeightsPg;
import org.penglai.stack.DemoUsers;

/** Needs of the demo's firms in every state, matched with what is offered, and answered in every way; all invented. */
final class DemoNeeds {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);

    private final Wiring made;
    private final DemoClock clock;
    private final NeedRules rules = NeedRulesFile.shipped(TermFiles.shipped().talk());
    private final MatchesPg matches;
    private final Matching matching;

    DemoNeeds(Wiring made, DemoClock clock, List<Listing.Published> published) {
        this.made = made;
        this.clock = clock;
        this.matches = new MatchesPg(made.pg);
        var documents = published.stream()
                .flatMap(listing -> made.indexing.document(listing.id()).stream())
                .toList();
        Nearest nearest = (content, fields, limit) -> near(documents, content, limit);
        this.matching = new Matching(
                made.tx,
                new Matching.Stores(new NeedsPg(made.pg), matches, new TellingsPg(made.pg), new WeightsPg(made.pg)),
                new Matching.Sources(made.listings, made.organisations, nearest),
                rules);
    }

    /** The search engine knows nothing yet while the demo is loaded: what shares most words is nearest. */
    private List<Nearest.Near> near(List<ListingDocument> documents, NeedContent content, int limit) {
        var asked = rules.talk().terms(content.title() + content.text());
        var found = new ArrayList<Nearest.Near>();
        for (var document : documents) {
            var text = document.words().title().zh()
                    + document.words().summary()
                    + document.patents().getFirst().title().zh();
            var shared = rules.talk().terms(text);
            shared.retainAll(asked);
            if (!shared.isEmpty()) {
                found.add(new Nearest.Near(document, Math.min(1000, shared.size() * 100)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Nearest.Near::nearness)
                        .reversed()
                        .thenComparing(near -> near.listing().id().value()))
                .limit(limit)
                .toList();
    }

    void load() {
        var separator = open(
                0,
                DemoUsers.SME_LITHIUM,
                content("电池隔膜一热就缩", "我们做储能电池，隔膜到一百三十度就收缩，想找耐热的涂覆隔膜，芳纶、陶瓷都行，溶剂最好能回收。", 600_000, true),
                new NeedFields(Set.of("H01M"), Set.of(Industry.CLEAN_ENERGY)));
        say(separator, 0, Decision.OFFERED, "", Decision.INTERESTED, Optional.empty());
        say(separator, 1, Decision.ASKED, "请问贵厂的涂覆线是几米幅宽？", Decision.DECLINED, Optional.of(DeclineReason.TOO_EARLY));
        say(separator, 2, Decision.UNFITTING, "我们的材料不适合储能电池。", null, Optional.empty());
        var brine = open(
                9,
                DemoUsers.SME_MARINE,
                content("海水淡化剩下的浓海水怎么用", "岛上淡化站每天排出浓海水，钙镁离子多，想分级脱除以后当烧碱或制盐的原料，不要再排回海里。", 300_000, false),
                new NeedFields(Set.of("C02F", "C01D"), Set.of(Industry.GREEN_PETROCHEMICALS)));
        say(brine, 0, null, "", Decision.DECLINED, Optional.of(DeclineReason.TERMS_UNSUITABLE));
        say(brine, 1, null, "", Decision.DECLINED, Optional.of(DeclineReason.OUTSIDE_FIELD));
        var release = open(
                15,
                DemoUsers.SME_PHARMA,
                content("长效微球头几天释放太快", "缓释微球第一天释放超过三成，想找制备方法把突释压下来，溶剂残留也要低。", 2_000_000, true),
                new NeedFields(Set.of("A61K"), Set.of(Industry.BIOMEDICINE)));
        say(release, 0, Decision.OFFERED, "可以先做一批小试样品。", Decision.DECLINED, Optional.of(DeclineReason.BENEFIT_UNCLEAR));
        open(
                20,
                DemoUsers.SME_MARINE,
                content("码头灯塔上海鸟做窝", "每到春天海鸟在灯塔透镜外面做窝，赶走又来，盼着有个不伤鸟的巧办法。", 20_000, false),
                NeedFields.NONE);
        clock.on(
                FIRST.plusDays(22),
                () -> made.need.describing.describe(
                        DemoPatents.actor(DemoUsers.SME_PHARMA),
                        content("制粒机滤袋破了不知道", "流化床制粒时滤袋破损发现不了，一批料就废了，想要在线检漏。", 150_000, false)));
        var solved = open(
                3,
                DemoUsers.SME_LITHIUM,
                content("正极材料烧结能耗高", "三元正极材料烧结时间长、耗电多，想缩短保温时间又不掉容量。", 400_000, true),
                new NeedFields(Set.of("H01M"), Set.of()));
        say(solved, 0, Decision.OFFERED, "", Decision.INTERESTED, Optional.empty());
        clock.on(
                FIRST.plusDays(30),
                () -> made.need.describing.close(DemoPatents.actor(DemoUsers.SME_LITHIUM), solved.id(), true));
        var late = new NeedContent(
                "卫星天线展开卡滞",
                "小卫星的天线在低温下展开时会卡住，想找可靠的展开机构或者润滑办法。",
                "微小卫星",
                Optional.empty(),
                Optional.empty(),
                Optional.of(FIRST.plusDays(14)),
                /* named= */ true);
        open(5, DemoUsers.BEIJING_TECH, late, new NeedFields(Set.of("B64G"), Set.of(Industry.AEROSPACE)));
        clock.on(FIRST.plusDays(16), made.need.describing::runOut);
        made.need.telling.tell(() -> true);
    }

    private static NeedContent content(String title, String text, long yuan, boolean named) {
        return new NeedContent(
                title,
                text,
                "",
                Optional.of(new DivisionCode("370602")),
                Optional.of(Money.ofYuan(yuan)),
                Optional.empty(),
                named);
    }

    private Need open(int after, DemoUsers firm, NeedContent content, NeedFields fields) {
        return clock.on(FIRST.plusDays(after), () -> {
            var need = made.need.describing.publish(DemoPatents.actor(firm), content, fields);
            matching.attend(need.id());
            return need;
        });
    }

    /** Owner, then firm, of the need's match at that place; whoever says nothing is none. */
    private void say(
            Need need,
            int place,
            @org.jspecify.annotations.Nullable Decision owner,
            String words,
            @org.jspecify.annotations.Nullable Decision firm,
            Optional<DeclineReason> reason) {
        var found = matches.of(need.id());
        if (place >= found.size()) {
            return;
        }
        var match = found.get(place);
        if (owner != null) {
            made.need.responding.answer(
                    DemoPatents.actor(seller(match)),
                    need.id(),
                    match.listing(),
                    new Said(owner, Optional.empty(), words, false));
        }
        if (firm != null) {
            made.need.responding.respond(
                    DemoPatents.actor(firm(need)), need.id(), match.listing(), new Said(firm, reason, "", false));
        }
    }

    private static DemoUsers seller(Match match) {
        return match.sellers().getFirst().equals(DemoParties.id(DemoUsers.JINAN_INSTITUTE.organisation()))
                ? DemoUsers.JINAN_INSTITUTE
                : DemoUsers.YANTAI_UNIVERSITY;
    }

    private static DemoUsers firm(Need need) {
        return java.util.Arrays.stream(DemoUsers.values())
                .filter(user ->
                        DemoParties.id(user.organisation()).equals(need.head().firm()))
                .findFirst()
                .orElseThrow();
    }
}
