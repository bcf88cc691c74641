package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.penglai.discovery.Listings.CATHODE;
import static org.penglai.discovery.Listings.ENZYME;
import static org.penglai.discovery.Listings.SEPARATOR;
import static org.penglai.discovery.Listings.WELDING;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.discovery.Hit.Segment;
import org.penglai.discovery.elastic.CompletingElastic;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.discovery.elastic.MatchingElastic;
import org.penglai.discovery.elastic.RecognisingElastic;
import org.penglai.discovery.elastic.SearchingElastic;
import org.penglai.discovery.elastic.TalliesElastic;
import org.penglai.discovery.file.TermFiles;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Shows on the real engine that people find what they mean. */
@Stack
class SearchIT {

    private static final TermFiles.Terms TERMS = TermFiles.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final SearchEngine engine;
    private final String prefix;
    private final SearchIndex index;
    private final Searching searching;

    SearchIT(TestBed bed) {
        engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()));
        prefix = bed.indexPrefix();
        index = index("listing");
        searching = new SearchingElastic(index, TERMS.lexicon());
    }

    @BeforeEach
    void publish() {
        var listings = new ListingIndexElastic(
                index, CentreFields.NONE, TERMS.lexicon().senses());
        if (listings.needsRebuild()) {
            assertThat(listings.rebuild(() -> Listings.all().stream(), () -> {}))
                    .isEqualTo(4);
        }
        assertThat(listings.needsRebuild()).isFalse();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private SearchIndex index(String name) {
        return new SearchIndex(engine, prefix + name, "listing-v2");
    }

    @ParameterizedTest
    @CsvSource({
        "锂电池隔膜, 隔膜",
        "一种锂电池用隔膜, 隔膜",
        "酶, 酶解",
        "铝, 铝合金",
        "搅拌摩擦焊, 焊接",
        "lithium battery separators, 隔膜",
        "WELDED hull, 焊接",
        "三元 cathode, 正极",
        "陶瓷涂覆, 隔膜",
        "ＨＹＤＲＯＬＹＳＩＳ, 酶解"
    })
    void chineseEnglishAndMixedWordsFindWhatTheyMean(String typed, String inTitle) {
        var hits = searching.search(Query.of(typed, TODAY));
        assertThat(hits.items().getFirst().listing().words().title().zh()).contains(inTitle);
        assertThat(hits.items().getFirst().score())
                .hasValueSatisfying(score -> assertThat(score).isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"202119000012", "ZL 2021 1 9000012", "cn202119000012", "专利号２０２１１９００００１２"})
    void aNumberInAnySpellingFindsItsPatentFirst(String typed) {
        assertThat(ids(searching.search(Query.of(typed, TODAY)))).startsWith(SEPARATOR.id());
    }

    @Test
    void wordsThatNoListingHoldsFindNothing() {
        var hits = searching.search(Query.of("量子计算机", TODAY));
        assertThat(hits.items()).isEmpty();
        assertThat(hits.total()).isEqualTo(new Hits.Total(0, false));
        assertThat(hits.next()).isEmpty();
    }

    @Test
    void whereFewAreCloseWhatHoldsSomeOfTheWordsFollowsAndIsSaidToBeSo() {
        var one = searching.search(Query.of("锂电池隔膜", TODAY));
        assertThat(ids(one)).startsWith(SEPARATOR.id()).contains(CATHODE.id());
        assertThat(one.remarks().close()).hasValue(1);
        var none = searching.search(Query.of("焊接机器人控制", TODAY));
        assertThat(ids(none)).containsExactly(WELDING.id());
        assertThat(none.remarks().close()).hasValue(0);
    }

    @Test
    void withoutWordsEverythingComesNewestFirst() {
        assertThat(ids(searching.search(Query.all(TODAY))))
                .containsExactly(CATHODE.id(), ENZYME.id(), WELDING.id(), SEPARATOR.id());
    }

    @Test
    void anotherWordOfTheSameMeaningFindsAndIsMarked() {
        var words = new Lexicon(
                List.of(List.of("船壳", "船体")), List.of(new Lexicon.Pair("隔膜", List.of("diaphragm", "separator"))));
        var knowing = new SearchingElastic(index, words);
        assertThat(ids(knowing.search(Query.of("船壳", TODAY)))).startsWith(WELDING.id());
        var hit = knowing.search(Query.of("diaphragm", TODAY)).items().getFirst();
        assertThat(hit.listing().id()).isEqualTo(SEPARATOR.id());
        assertThat(hit.highlight("patents.titleZh").orElseThrow().segments()).contains(new Segment("隔膜", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "鋰電池隔膜 | 1 4",
                "\"锂电池隔膜\" | 1",
                "\"隔膜锂电池\" | 0",
                "锂 -隔膜 | 4",
                "标题：隔膜 | 1",
                "摘要:陶瓷涂覆 | 1",
                "title:welding | 2",
                "权利人:蓬莱湾大学 焊接 | 2",
                "owner:蓬莱湾大学 | 1 2",
                "ipc:H01M | 1 4",
                "H01M 50/403 | 1",
                "隔膜 h01m50 | 1",
                "-ipc:H01M 锂 OR 焊接 | 2",
                "蓬莱湾大学 焊接 | 2",
                "号码:202119000012 | 1"
            })
    void theQueryLanguageIsUnderstood(String typed, String serials) {
        var found = ids(searching.search(Query.of(typed, TODAY).sortedBy(Sort.EXPIRY)));
        var expected = Stream.of(serials.split(" "))
                .filter(serial -> !serial.equals("0"))
                .map(serial -> Listings.all().get(Integer.parseInt(serial) - 1).id())
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aSlipOfThePenIsNoticed() {
        var pairs = List.of(
                new Lexicon.Pair("正极材料", List.of("cathode material")),
                new Lexicon.Pair("燃气轮机", List.of("gas turbine")));
        var words = new Lexicon(List.of(), pairs, Talk.NONE, List.of("级极", "汽气"));
        var knowing = new SearchingElastic(index, words);
        assertThat(knowing.search(Query.of("正级材料", TODAY)).remarks().meant()).hasValue("正极材料");
        assertThat(knowing.search(Query.of("cathodd", TODAY)).remarks().meant()).hasValue("cathode");
        assertThat(knowing.search(Query.of("cathode", TODAY)).remarks().meant()).isEmpty();
        assertThat(knowing.search(Query.of("燃汽轮机", TODAY)).remarks().meant())
                .as("what is meant would find nothing")
                .isEmpty();
        assertThat(knowing.search(Query.of("cathode maker yesterday", TODAY))
                        .remarks()
                        .meant())
                .isEmpty();
    }

    @Test
    void aNeedIsMetByListingsWithReasonsAndALikeListingIsFound() {
        var matching = new MatchingElastic(index, TERMS.talk(), TERMS.lexicon().senses());
        var need = new NeedText("动力电池隔膜", "我公司希望解决锂离子电池隔膜耐热性差的问题，寻求合作。", Set.of("H01M"), Set.of(Industry.CLEAN_ENERGY));
        var best = matching.forNeed(need, 10).getFirst();
        assertThat(best.listing().id()).isEqualTo(SEPARATOR.id());
        assertThat(best.reasons().words()).contains("隔膜").doesNotContain("公司", "希望");
        assertThat(best.reasons().fields()).contains("title", "abstract");
        assertThat(best.reasons().ipc()).containsExactly("H01M");
        assertThat(best.reasons().industries()).containsExactly(Industry.CLEAN_ENERGY);
        assertThat(matching.similar(SEPARATOR.id(), 5).orElseThrow())
                .extracting(like -> like.listing().id())
                .startsWith(CATHODE.id())
                .doesNotContain(SEPARATOR.id());
        assertThat(matching.forNeed(NeedText.of("", "？！"), 5)).isEmpty();
    }

    @Test
    void wordsAreMarkedInPiecesOfPlainText() {
        var hit = new SearchingElastic(index)
                .search(Query.of("锂电池 separator", TODAY))
                .items()
                .getFirst();
        assertThat(hit.highlight("patents.titleZh").orElseThrow().segments())
                .containsExactly(new Segment("一种", false), new Segment("锂电池", true), new Segment("隔膜的制备方法", false));
        assertThat(hit.highlight("patents.titleEn").orElseThrow().segments())
                .containsExactly(
                        new Segment("Method for preparing a ", false),
                        new Segment("separator", true),
                        new Segment(" for lithium batteries", false));
    }

    @Test
    void aFacetStaysWhenOneOfItsValuesIsChosenAndTheOthersFollow() {
        // When
        var hits = searching.search(
                Query.all(TODAY).filteredBy(Filters.NONE.choosing(FacetName.MODE, Set.of("OPEN_LICENCE", "CROSS"))));
        // Then
        assertThat(ids(hits)).containsExactly(SEPARATOR.id());
        assertThat(hits.facet(FacetName.MODE).orElseThrow().values())
                .containsExactlyInAnyOrder(
                        new Facet.Value("OPEN_LICENCE", 1, true),
                        new Facet.Value("FREE_LICENCE", 1, false),
                        new Facet.Value("EXCLUSIVE_LICENCE", 1, false),
                        new Facet.Value("ASSIGNMENT", 1, false),
                        new Facet.Value("CROSS", 0, true));
        assertThat(hits.facet(FacetName.INDUSTRY).orElseThrow().values())
                .containsExactly(new Facet.Value("CLEAN_ENERGY", 1, false));
    }

    @Test
    void classAndPlaceOpenBelowWhatIsChosen() {
        // When
        var hits = searching.search(Query.all(TODAY)
                .filteredBy(Filters.NONE
                        .choosing(FacetName.IPC, Set.of("H01M"))
                        .choosing(FacetName.DIVISION, Set.of("370600"))));
        // Then
        assertThat(ids(hits)).containsExactly(CATHODE.id(), SEPARATOR.id());
        assertThat(hits.facet(FacetName.IPC).orElseThrow().values())
                .extracting(Facet.Value::value, Facet.Value::count, Facet.Value::chosen)
                .containsExactlyInAnyOrder(
                        tuple("H", 2L, false),
                        tuple("H01", 2L, false),
                        tuple("H01M", 2L, true),
                        tuple("H01M4", 1L, false),
                        tuple("H01M50", 1L, false),
                        tuple("B", 1L, false));
    }

    @Test
    void pricesAndYearsLeftAreCountedInSteps() {
        var hits = searching.search(Query.all(TODAY));
        assertThat(hits.facet(FacetName.PRICE).orElseThrow().values())
                .containsExactly(
                        new Facet.Value("free", 1, false),
                        new Facet.Value("0-99999", 2, false),
                        new Facet.Value("100000-499999", 0, false),
                        new Facet.Value("500000-999999", 1, false),
                        new Facet.Value("1000000-", 0, false));
        assertThat(hits.facet(FacetName.REMAINING_YEARS).orElseThrow().values())
                .containsExactly(
                        new Facet.Value("3", 4, false),
                        new Facet.Value("5", 3, false),
                        new Facet.Value("10", 2, false),
                        new Facet.Value("15", 2, false));
    }

    @ParameterizedTest
    @CsvSource({
        "mode=OPEN_LICENCE, 1",
        "ipc=h01m 10, 0",
        "ipc=H01M50/40, 1",
        "industry=CLEAN_ENERGY, 2",
        "patentKind=UTILITY_MODEL, 1",
        "owner=蓬莱湾, 2",
        "ownerKind=INSTITUTE, 1",
        "ownerName=蓬莱湾大学, 2",
        "ownerName=蓬莱湾, 0",
        "division=37, 4",
        "division=370102, 1",
        "priceMax=50000, 2",
        "priceMin=50001, 1",
        "free=true, 1",
        "free=false, 3",
        "trl=2, 1",
        "grantedFrom=2024-05-11, 0",
        "remainingYearsMin=15, 2"
    })
    void everyFilterCanBeAskedFor(String parameter, int found) {
        var parts = parameter.split("=");
        var query = QueryForm.parse(Map.of(parts[0], List.of(parts[1])), TODAY);
        assertThat(searching.search(query).total().count()).isEqualTo(found);
    }

    @Test
    void ordersByPriceAndByExpiryPutWhatHasNoneLast() {
        assertThat(ids(searching.search(Query.all(TODAY).sortedBy(Sort.PRICE))))
                .containsExactly(WELDING.id(), SEPARATOR.id(), ENZYME.id(), CATHODE.id());
        assertThat(ids(searching.search(Query.all(TODAY).sortedBy(Sort.EXPIRY))))
                .containsExactly(ENZYME.id(), SEPARATOR.id(), WELDING.id(), CATHODE.id());
    }

    @ParameterizedTest
    @CsvSource({"RELEVANCE, 卫星天线", "RELEVANCE, ''", "NEWEST, ''", "PRICE, ''", "EXPIRY, 天线"})
    void pagesNeitherSkipNorRepeatAHit(Sort sort, String typed) {
        // Given
        var many = index("pages");
        new ListingIndexElastic(many).rebuild(() -> IntStream.range(0, 137).mapToObj(Listings::numbered), () -> {});
        var pages = new SearchingElastic(many, TERMS.lexicon());
        // When
        var seen = new ArrayList<ListingId>();
        Optional<String> after = Optional.empty();
        do {
            var hits = pages.search(Query.of(typed, TODAY).sortedBy(sort).page(new Query.Page(10, after)));
            assertThat(hits.total()).isEqualTo(new Hits.Total(137, false));
            seen.addAll(ids(hits));
            after = hits.next();
        } while (after.isPresent());
        // Then
        assertThat(seen).hasSize(137).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"RELEVANCE, 天线", "RELEVANCE, ''", "PRICE, 天线"})
    void whateverComesAndGoesBetweenPagesWhatStaysIsShownOnce(Sort sort, String typed) {
        // Given: 60 listings that score apart, since their titles grow longer
        var changing = index("changing");
        var listings = new ListingIndexElastic(changing);
        listings.rebuild(() -> IntStream.range(0, 60).mapToObj(SearchIT::longer), () -> {});
        var pages = new SearchingElastic(changing);
        var seen = new ArrayList<ListingId>();
        Optional<String> after = Optional.empty();
        var round = 0;
        // When: after each page five go that stood anywhere, and twenty come whose words change every score
        do {
            var hits = pages.search(Query.of(typed, TODAY).sortedBy(sort).page(new Query.Page(7, after)));
            seen.addAll(ids(hits));
            after = hits.next();
            if (round < 9) {
                var gone = IntStream.range(round * 5, round * 5 + 5).mapToObj(SearchIT::longer);
                listings.remove(gone.map(ListingDocument::id).toList(), 5);
                listings.put(IntStream.range(1000 + round * 20, 1020 + round * 20)
                        .mapToObj(SearchIT::longer)
                        .toList());
                changing.refresh();
            }
            round++;
        } while (after.isPresent());
        // Then
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsAll(IntStream.range(45, 60)
                        .mapToObj(serial -> longer(serial).id())
                        .toList());
    }

    @Test
    void whetherNearOnesFollowIsDecidedWithTheFirstPageInEveryOrder() {
        // Given twenty that hold one of two words, so that near ones are shown
        var few = index("few");
        var listings = new ListingIndexElastic(few);
        listings.rebuild(() -> IntStream.range(0, 20).mapToObj(Listings::numbered), () -> {});
        var pages = new SearchingElastic(few);
        var query = Query.of("锂电池隔膜 天线", TODAY).sortedBy(Sort.PRICE);
        var first = pages.search(query.page(new Query.Page(8, Optional.empty())));
        assertThat(first.near()).isTrue();
        // When so many come that hold both that close ones alone would be enough
        listings.put(IntStream.range(1000, 1012)
                .mapToObj(serial -> Listings.retitled(Listings.numbered(serial), 1, "锂电池隔膜天线"))
                .toList());
        few.refresh();
        var seen = new ArrayList<>(ids(first));
        for (var after = first.next(); after.isPresent(); ) {
            var hits = pages.search(query.page(new Query.Page(8, after)));
            seen.addAll(ids(hits));
            after = hits.next();
        }
        // Then
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsAll(IntStream.range(0, 20)
                        .mapToObj(serial -> Listings.numbered(serial).id())
                        .toList());
    }

    @Test
    void theTotalIsExactToTenThousandAndBeyondOnRequest() {
        var large = index("large");
        new ListingIndexElastic(large).rebuild(() -> IntStream.range(0, 10_050).mapToObj(Listings::numbered), () -> {});
        var pages = new SearchingElastic(large);
        var query = Query.of("天线", TODAY);
        var counted = query.page(new Query.Page(1, Optional.empty(), /* exact= */ true));
        assertThat(pages.search(query).total()).isEqualTo(new Hits.Total(10_000, true));
        assertThat(pages.search(counted).total()).isEqualTo(new Hits.Total(10_050, false));
        var next = pages.search(counted).next();
        assertThat(pages.search(query.page(new Query.Page(1, next, /* exact= */ true)))
                        .total())
                .isEqualTo(new Hits.Total(10_050, false));
        new ListingIndexElastic(large).rebuild(java.util.stream.Stream::empty, () -> {});
    }

    private static ListingDocument longer(int serial) {
        var title = "卫星天线" + "展开机构".repeat(serial % 23);
        return Listings.retitled(Listings.numbered(serial), 1, title);
    }

    @Test
    void aViewThatIsGoneAndACursorThatIsForgedDoNoHarm() {
        var many = index("views");
        new ListingIndexElastic(many).rebuild(() -> IntStream.range(0, 40).mapToObj(Listings::numbered), () -> {});
        var pages = new SearchingElastic(many, Lexicon.EMPTY, "one");
        var query = Query.of("天线", TODAY);
        var first = pages.search(query.page(new Query.Page(10, Optional.empty())));
        var second = pages.search(query.page(new Query.Page(10, first.next())));
        // When: the index is built anew, and the old one goes with all its views
        new ListingIndexElastic(many).rebuild(() -> IntStream.range(0, 40).mapToObj(Listings::numbered), () -> {});
        new ListingIndexElastic(many).removeUnused();
        // Then
        var third = pages.search(query.page(new Query.Page(10, second.next())));
        assertThat(ids(third)).hasSize(10).doesNotContainAnyElementsOf(ids(second));
        assertThat(third.total()).isEqualTo(new Hits.Total(40, false));
        assertThatThrownBy(() -> new SearchingElastic(many, Lexicon.EMPTY, "two")
                        .search(query.page(new Query.Page(10, first.next()))))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"未闭合 AND (OR",
                "*:* +-&&||!(){}[]^~?\\/",
                "<script>alert(1)</script>",
                "\u0000\u0001\u0002",
                "？！，。",
                "\uD800",
                "title:x'; DROP TABLE listing"
            })
    void whateverIsTypedIsAnswered(String typed) {
        assertThat(searching.search(Query.of(typed, TODAY)).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"n\",9007199254740992,\"x\"]", "[\"n\",-9007199254740992,\"\"]", "[\"n\",0,\"x\"]"})
    void aMadeUpCursorNamesAPlaceAtMost(String json) {
        var cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        var hits = searching.search(Query.all(TODAY).page(new Query.Page(10, Optional.of(cursor))));
        assertThat(hits.total().count()).isEqualTo(4);
    }

    @Test
    void whatIsTypedIsCompletedByTitlesOwnersAndNumbers() {
        var completing = new CompletingElastic(index);
        assertThat(completing.complete("锂电池隔", Language.ZH, 4))
                .containsExactly(new Suggestion(
                        Suggestion.Kind.TITLE,
                        SEPARATOR.words().title().zh(),
                        "q",
                        SEPARATOR.words().title().zh()));
        assertThat(completing.complete("method for prep", Language.EN, 4))
                .extracting(Suggestion::text)
                .contains(SEPARATOR.words().title().en());
        assertThat(completing.complete("蓬莱", Language.ZH, 4))
                .contains(new Suggestion(Suggestion.Kind.OWNER, "蓬莱湾大学", "ownerName", "蓬莱湾大学"));
        assertThat(completing.complete("ZL 2021 190000 1", Language.ZH, 4))
                .containsExactly(new Suggestion(Suggestion.Kind.NUMBER, "202119000012.1", "q", "202119000012.1"));
        assertThat(completing.complete("\"*:* (", Language.ZH, 4)).isEmpty();
    }

    @Test
    void whatIsOnOfferIsCountedByPlaceAndAsAWhole() {
        var tallies = new TalliesElastic(index);
        assertThat(tallies.byClass(List.of(new IpcKey("H"), new IpcKey("H01M50"), new IpcKey("G"))))
                .isEqualTo(Map.of("H", 2L, "H01M50", 1L));
        var overview = tallies.overview();
        assertThat(overview.listings()).isEqualTo(4);
        assertThat(overview.patents()).isEqualTo(4);
        assertThat(overview.industries()).containsEntry("CLEAN_ENERGY", 2L);
        assertThat(overview.sections()).containsEntry("H", 2L);
        assertThat(overview.newest()).extracting(ListingDocument::id).startsWith(CATHODE.id(), ENZYME.id());
    }

    private static List<ListingId> ids(Hits hits) {
        return hits.items().stream().map(hit -> hit.listing().id()).toList();
    }

    /** What is found without being asked for beforehand: nothing that a search finds may be ruled out by what it needs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=锂电池隔膜",
                "q=lithium battery separators",
                "q=一种陶瓷涂覆的锂离子电池用隔膜及其制备方法，要求耐热性好",
                "q=酶",
                "q=202119000012",
                "q=正极材料&mode=ASSIGNMENT",
                "q=焊接&ipc=B23K&trl=3",
                "owner=蓬莱湾大学",
                "division=370600",
                "ipc=H01M 4/5",
                "priceMax=80000",
                "free=true&remainingYearsMin=3"
            })
    void whatASearchFindsIsRecognisedByWhatItNeedsAndByItselfAmongNewListings(String address) {
        var recognising = new RecognisingElastic(index, TERMS.lexicon());
        var parameters = new java.util.LinkedHashMap<String, List<String>>();
        for (var pair : address.split("&")) {
            parameters.put(pair.split("=")[0], List.of(pair.split("=")[1]));
        }
        var query = QueryForm.parse(parameters, TODAY);
        var all = Set.copyOf(Listings.all().stream().map(ListingDocument::id).toList());
        var hits = searching.search(query);
        var close = hits.remarks().close().orElse(hits.total().count());

        var recognised = recognising
                .matching(List.of(new Recognising.Question(query, all)))
                .getFirst();
        var condition = recognising.conditions(List.of(query)).getFirst();
        var traits = recognising.traits(all);

        assertThat(recognised).isNotEmpty().hasSize((int) close).isSubsetOf(ids(hits));
        assertThat(traits).containsOnlyKeys(all);
        assertThat(recognised)
                .allSatisfy(id -> assertThat(condition.holds(traits.get(id))).isTrue());
        condition
                .keys(trait -> 1)
                .ifPresent(keys -> assertThat(recognising.commonness(keys))
                        .containsOnlyKeys(keys)
                        .allSatisfy((key, count) -> assertThat(count).isBetween(0L, 4L)));
    }
}
