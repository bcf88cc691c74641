package org.penglai.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingDocument.Offer;
import org.penglai.discovery.ListingDocument.Owner;
import org.penglai.discovery.ListingDocument.Subject;
import org.penglai.discovery.ListingDocument.Words;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.IpcSymbol;

/**
 * As many listings as a benchmark wants, behaving like real ones and none of them real: the subclass is drawn by shares seen in
 * China (three of four) and in the world, the group by counts of the world; titles join the modifier of one real title with the
 * head of another of the subclass, none twice; abstracts are sentences of the subclass cut to lengths that were seen; rare
 * terms, models and chemical names keep the vocabulary growing. The same seed makes the same listings.
 */
public final class MadeListings {

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。；])");
    private static final List<String> DIVISIONS = List.of(
            "370602", "370611", "370612", "370613", "370614", "370681", "370682", "370683", "370685", "370686",
            "370687");
    private static final List<String> CHEMICALS =
            List.of("聚偏氟乙烯", "三氧化二铝", "碳酸锂", "二甲基亚砜", "氯化钠", "N-甲基吡咯烷酮", "聚四氟乙烯", "二氧化钛", "六氟磷酸锂", "氢氧化镁");
    private static final int TERMS = 6;
    private static final int OWNERS = 4_000;

    private final SplittableRandom chance;
    private final Map<String, Texts> texts = new HashMap<>();
    private final Shares<String> here = new Shares<>();
    private final Shares<String> world = new Shares<>();
    private final Map<String, Shares<String>> groups = new HashMap<>();
    private final Shares<String> terms = new Shares<>();
    private final Shares<Integer> lengths = new Shares<>();
    private final Shares<Owner> owners = new Shares<>();
    private final Set<Long> seen = new HashSet<>();
    private long number;

    /** What real patents of a subclass are made of. */
    private record Texts(List<String> modifiers, List<String> heads, List<String> sentences) {}

    private MadeListings(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    public static MadeListings from(BenchData data, long seed) throws IOException {
        var made = new MadeListings(seed);
        data.objects("patents-zh.jsonl", made::learn);
        for (var row : data.cells("distributions/ipc-subclass-shares-cn.csv", ",")) {
            made.here.add(row[0].strip(), Double.parseDouble(row[2]));
        }
        made.learnGroups(data);
        made.learnTerms(data);
        made.learnLengths(data);
        made.nameOwners(data);
        return made;
    }

    private void learn(JsonObject patent) {
        var title = patent.getString("title").strip().replaceFirst("^(一种|基于)", "");
        if (title.length() < 5) {
            return;
        }
        var cut = title.lastIndexOf('的') > 1 && title.lastIndexOf('的') < title.length() - 2
                ? title.lastIndexOf('的') + 1
                : title.length() - Math.min(4, title.length() / 2);
        var ipc = patent.getJsonArray("ipc");
        for (var symbol : ipc == null ? List.of() : ipc.getList()) {
            var subclass =
                    symbol.toString().substring(0, Math.min(4, symbol.toString().length()));
            var known = texts.computeIfAbsent(
                    subclass, fresh -> new Texts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            known.modifiers().add(title.substring(0, cut));
            known.heads().add(title.substring(cut));
            Optional.ofNullable(patent.getString("abstract"))
                    .ifPresent(text -> known.sentences().addAll(List.of(SENTENCE.split(text))));
        }
    }

    private void learnGroups(BenchData data) throws IOException {
        var sums = new HashMap<String, Double>();
        for (var row : data.cells("distributions/ipc-application-counts.csv", ",")) {
            var symbol = row[0].replace("\"", "");
            var weight = Double.parseDouble(row[2]);
            if (symbol.length() > 4 && symbol.contains("/")) {
                var subclass = symbol.substring(0, 4);
                groups.computeIfAbsent(subclass, fresh -> new Shares<>())
                        .add(subclass + " " + symbol.substring(4).strip(), weight);
                sums.merge(subclass, weight, Double::sum);
            }
        }
        sums.forEach(world::add);
    }

    /** Zipf: the word in place n is drawn as often as 1/n says. */
    private void learnTerms(BenchData data) throws IOException {
        var place = 0;
        for (var list : List.of("IT", "car", "food", "medical")) {
            for (var line : Files.readAllLines(data.path("text/THUOCL_" + list + ".txt"))) {
                var word = line.split("\\s", 2)[0].strip();
                if (!word.isEmpty()) {
                    terms.add(word, 1.0 / ++place);
                }
            }
        }
    }

    private void learnLengths(BenchData data) throws IOException {
        var seenLengths = new JsonObject(Files.readString(data.path("distributions/measured.json")))
                .getJsonObject("abstract_chars")
                .getJsonObject("bdci2022");
        List.of("p5", "p10", "p25", "p50", "p75", "p90", "p95")
                .forEach(point -> lengths.add(seenLengths.getDouble(point).intValue(), 1));
    }

    private void nameOwners(BenchData data) throws IOException {
        var parts = new JsonObject(Files.readString(data.path("distributions/person_name_parts.json")));
        var characters = parts.getJsonArray("given_chars");
        for (int place = 1; place <= OWNERS; place++) {
            var isUniversity = place % 10 == 0;
            var name = characters
                            .getJsonArray(chance.nextInt(characters.size()))
                            .getString(0)
                    + characters.getJsonArray(chance.nextInt(characters.size())).getString(0)
                    + (isUniversity
                            ? "大学"
                            : List.of("科技有限公司", "机械有限公司", "新材料有限公司").get(place % 3))
                    + place;
            owners.add(
                    new Owner(
                            name,
                            Optional.of(isUniversity ? OrganisationKind.UNIVERSITY : OrganisationKind.ENTERPRISE),
                            Optional.of(new DivisionCode(DIVISIONS.get(place % DIVISIONS.size())))),
                    1.0 / place);
        }
    }

    /** The next one. */
    public ListingDocument next() {
        var subclass = subclass();
        var words = texts.get(subclass);
        var title = title(words);
        number++;
        // no real patent has a serial number from nine million on
        var application =
                new ApplicationNumber("2023%d%07d".formatted(1 + number % 2, 9_000_000 + number / 2 % 1_000_000));
        var granted = LocalDate.of(2015 + (int) (number % 10), 1 + (int) (number % 12), 1 + (int) (number % 28));
        var mode = ListingMode.values()[chance.nextInt(ListingMode.values().length)];
        var price = mode == ListingMode.FREE_LICENCE || chance.nextInt(5) == 0
                ? Optional.<Money>empty()
                : Optional.of(Money.ofYuan(chance.nextLong(1, 800) * 1000));
        return new ListingDocument(
                new ListingId(new UUID(chance.nextLong(), chance.nextLong())),
                number,
                new Offer(
                        mode,
                        FIRST.plusSeconds(number * 30),
                        price,
                        mode == ListingMode.FREE_LICENCE,
                        Optional.of(1 + chance.nextInt(9)),
                        Set.of(Industry.values()[Math.floorMod(subclass.hashCode(), Industry.values().length)])),
                new Words(
                        Bilingual.of(title, ""),
                        sentence(words),
                        List.of(terms.draw(chance), terms.draw(chance)),
                        List.of(terms.draw(chance))),
                List.of(new Subject(
                        application,
                        Bilingual.of(title, ""),
                        Bilingual.of(abstractOf(words), ""),
                        List.of(IpcSymbol.parse(group(subclass))),
                        Optional.of(granted),
                        Optional.of(granted.plusYears(20)))),
                List.of(owners.draw(chance)));
    }

    private String subclass() {
        for (; ; ) {
            var drawn = (chance.nextInt(4) < 3 ? here : world).draw(chance);
            if (texts.containsKey(drawn)) {
                return drawn;
            }
        }
    }

    private String group(String subclass) {
        var known = groups.get(subclass);
        return known == null ? subclass + " 1/00" : known.draw(chance);
    }

    private String title(Texts words) {
        for (int attempt = 0; ; attempt++) {
            var title = (chance.nextInt(10) < 7 ? "一种" : "")
                    + (attempt > 3 ? terms.draw(chance) : "")
                    + pick(words.modifiers())
                    + pick(words.heads());
            if (seen.add(hash(title)) || attempt > 20) {
                return title;
            }
        }
    }

    /** So wide that two of a million titles hardly ever share one. */
    private static long hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    private String abstractOf(Texts words) {
        var length = lengths.draw(chance);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(sentence(words));
        }
        text.setLength(length);
        var rare = new LinkedHashSet<String>();
        for (int term = 0; term < TERMS; term++) {
            rare.add(terms.draw(chance));
        }
        return text + "。涉及" + String.join("、", rare) + "，型号" + (char) ('A' + chance.nextInt(26))
                + (char) ('A' + chance.nextInt(26)) + "-" + chance.nextInt(10, 9999) + "，含"
                + CHEMICALS.get(chance.nextInt(CHEMICALS.size())) + "。";
    }

    private String sentence(Texts words) {
        return words.sentences().isEmpty()
                ? pick(words.modifiers()) + pick(words.heads()) + "。"
                : pick(words.sentences());
    }

    private String pick(List<String> from) {
        return from.get(chance.nextInt(from.size()));
    }
}
