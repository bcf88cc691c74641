package org.penglai.listing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.listing.CostQuestion;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.listing.Waiting;
import org.penglai.patent.AnnuityOutlook;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentSamples;
import org.penglai.patent.Share;
import org.penglai.patent.law.AnnuityLawFile;
import org.penglai.patent.web.PatentPages;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** What the pages of listings say to whom, rendered without a server. */
final class ListingPagesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "patent", "agency", "listing"));
    private static final OrganisationId FIRM =
            new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000002"));
    private static final Optional<Actor> NOBODY = Optional.empty();
    private static final Optional<Actor> SELLER =
            Optional.of(new Actor("s", "教务", PatentSamples.UNIVERSITY, Set.of(Role.PATENTEE)));
    private static final Optional<Actor> ACQUIRER = Optional.of(new Actor("a", "王", FIRM, Set.of(Role.ACQUIRER)));
    private static final Optional<Actor> OPERATOR = Optional.of(new Actor("o", "李", FIRM, Set.of(Role.OPERATOR)));

    @Test
    void aVisitorIsLedThroughSignInBackToTheListing() {
        assertThat(listing(published(ListingMode.FREE_LICENCE), NOBODY, Language.EN))
                .contains("href=\"/sign-in?back=%2Fhere\"")
                .doesNotContain("name=\"intendedUse\"");
    }

    @Test
    void anAcquirerTakesAnOpenLicenceButNotASoleOne() {
        assertThat(listing(published(ListingMode.OPEN_LICENCE), ACQUIRER, Language.EN))
                .contains("action=\"/listings/" + ListingSamples.ID + "/acceptances\"")
                .contains("name=\"intendedUse\"")
                .contains("name=\"contact\"")
                .contains("Announced by the office on 2026-11-13, gazette 42卷46期, acceptance number KF2026000123")
                .contains("¥80,000 at once");
        assertThat(listing(published(ListingMode.SOLE_LICENCE), ACQUIRER, Language.EN))
                .doesNotContain("name=\"intendedUse\"")
                .contains("By agreement between the parties");
    }

    @Test
    void everyOwnerIsNamedWithItsShareAndWhetherThePlatformKnowsIt() {
        var alone = PatentSamples.granted();
        var shared = new Patent(
                alone.number(),
                alone.bibliography(),
                alone.filingDate(),
                List.of(
                        new Owner(
                                "蓬莱湾大学",
                                Optional.empty(),
                                Optional.of(PatentSamples.UNIVERSITY),
                                Optional.of(Share.parse("3/5"))),
                        new Owner("黄海膜材有限公司", Optional.empty(), Optional.empty(), Optional.of(Share.parse("2/5")))),
                alone.register(),
                alone.version());

        var html = listing(published(ListingMode.FREE_LICENCE), shared, ACQUIRER, Language.ZH);

        assertThat(html.substring(html.indexOf("at-a-glance"), html.indexOf("id=\"accept\"")))
                .contains("份额 3/5", "平台已登记的机构", "黄海膜材有限公司", "份额 2/5", "尚未对应到平台机构");
    }

    @Test
    void whoTakesItSaysWhichVersionTheyHaveRead() {
        var offered = published(ListingMode.OPEN_LICENCE);

        assertThat(listing(offered, ACQUIRER, Language.ZH))
                .contains("name=\"version\" value=\"" + offered.head().version() + "\"");
    }

    @Test
    void afterAReturnChangingComesBeforeSubmittingAgain() {
        var returned = new Listing.Draft(
                ListingSamples.draft(ListingMode.FREE_LICENCE).head(),
                ListingSamples.content(ListingMode.FREE_LICENCE),
                List.of(new Listing.Comment("summary", "请写明节能多少")));

        assertThat(listing(ListingSamples.draft(ListingMode.FREE_LICENCE), SELLER, Language.EN))
                .containsSubsequence("/submission\"", "/edit\"");
        assertThat(listing(returned, SELLER, Language.EN)).containsSubsequence("/edit\"", "/submission\"");
    }

    @Test
    void whatIsWrittenInTheReadersOwnScriptComesFirstAndTheRestIsMarked() {
        var html = listing(published(ListingMode.OPEN_LICENCE), ACQUIRER, Language.EN);

        assertThat(html)
                .contains("<li class=\"tag\" lang=\"zh-CN\">储能</li>", "the whole country")
                .contains("In the owner’s own words");
    }

    @Test
    void anotherRoleIsToldWhoCanTakeIt() {
        assertThat(listing(published(ListingMode.FREE_LICENCE), OPERATOR, Language.EN))
                .contains("Local medium, small and micro firms take it")
                .doesNotContain("name=\"intendedUse\"");
    }

    @Test
    void theSellerSubmitsEditsAndWithdrawsADraftAndTheOperatorOpensAnOpenLicenceByItsAnnouncement() {
        assertThat(listing(ListingSamples.draft(ListingMode.OPEN_LICENCE), SELLER, Language.EN))
                .contains("/submission\"")
                .contains("/edit\"")
                .contains("/withdrawal\"")
                .doesNotContain("name=\"gazette\"");
        assertThat(listing(submitted(ListingMode.OPEN_LICENCE), OPERATOR, Language.EN))
                .contains("/publication\"")
                .contains("/return\"")
                .contains("name=\"gazette\"");
        assertThat(listing(submitted(ListingMode.FREE_LICENCE), OPERATOR, Language.EN))
                .contains("/publication\"")
                .doesNotContain("name=\"gazette\"");
    }

    @Test
    void noWordIsMissingInAnyModeStateAndLanguage() {
        for (var language : Language.values()) {
            for (var mode : ListingMode.values()) {
                for (var listing : states(mode)) {
                    for (var reader : List.of(NOBODY, SELLER, ACQUIRER, OPERATOR)) {
                        assertThat(listing(listing, reader, language)).doesNotContain("‹");
                    }
                }
            }
        }
    }

    @Test
    void formsQueueAndWorkspaceLackNoWord() {
        var draft = ListingSamples.draft(ListingMode.OPEN_LICENCE);
        var choice = new Choice("202110123456.7", "202110123456.7", "一种锂电池隔膜");
        var patent = PatentSamples.granted();
        var day = ListingSamples.TODAY;
        var submitted = (Listing.Submitted) submitted(ListingMode.OPEN_LICENCE);
        for (var language : Language.values()) {
            var pages = List.of(
                    render(
                            "listing/edit",
                            new ListingEditor.Model(
                                    "/listings",
                                    Optional.of(draft),
                                    Form.EMPTY,
                                    null,
                                    List.of(choice),
                                    List.of(),
                                    List.of(new Choice("913706137000000000", "半岛知产服务", "")),
                                    new ListingEditor.Kept(new UUID(0, 3), Optional.of(ListingSamples.NOW))),
                            SELLER,
                            language),
                    render(
                            "listing/mine",
                            new Workspace.Model(
                                    states(ListingMode.FREE_LICENCE).stream()
                                            .map(one -> new Workspace.Offered(one, ListingView.actions(one, SELLER)))
                                            .toList(),
                                    "x",
                                    List.of(new Workspace.Owned(patent, patent.statusOn(day))),
                                    "",
                                    true,
                                    List.of(),
                                    List.of(draft)),
                            SELLER,
                            language),
                    render(
                            "listing/mine",
                            new Workspace.Model(List.of(), "", List.of(), "", true, List.of(), List.of()),
                            SELLER,
                            language),
                    render(
                            "listing/queue",
                            new ListingPages.Queue(
                                    List.of(new Waiting(
                                            submitted,
                                            ListingSamples.university(),
                                            ListingSamples.eligible(
                                                    submitted.terms().mode()),
                                            0,
                                            day)),
                                    /* returned= */ false),
                            OPERATOR,
                            language),
                    render(
                            "listing/queue",
                            new ListingPages.Queue(List.of(), /* returned= */ true),
                            OPERATOR,
                            language),
                    render(
                            "patent/patent",
                            new PatentPages.PageModel(
                                    patent,
                                    patent.statusOn(day),
                                    patent.grantedBy(day),
                                    AnnuityOutlook.of(AnnuityLawFile.shipped(), patent, List.of(), day),
                                    List.of(),
                                    new org.penglai.patent.Enclosing.Enclosed(
                                            List.of(), org.penglai.kernel.Bilingual.of("1. 一种泵。", "")),
                                    true,
                                    true,
                                    true),
                            SELLER,
                            language),
                    render(
                            "patent/new",
                            new PatentPages.FormModel(Form.EMPTY, null, List.of(choice), Optional.empty()),
                            SELLER,
                            language));
            assertThat(pages)
                    .allSatisfy(html -> assertThat(html).contains("<h1>").doesNotContain("‹"));
        }
    }

    private static Listing submitted(ListingMode mode) {
        var draft = ListingSamples.draft(mode);
        return new Listing.Submitted(draft.head(), draft.content(), ListingSamples.NOW);
    }

    private static Listing published(ListingMode mode) {
        var draft = ListingSamples.draft(mode);
        return new Listing.Published(draft.head(), draft.content(), publication(mode));
    }

    private static Listing.Publication publication(ListingMode mode) {
        var announcement = Optional.of(ListingSamples.ANNOUNCEMENT).filter(_ -> mode.needsAnnouncement());
        return new Listing.Publication(ListingSamples.NOW, announcement);
    }

    private static List<Listing> states(ListingMode mode) {
        var draft = ListingSamples.draft(mode);
        var head = draft.head();
        var content = draft.content();
        var now = ListingSamples.NOW;
        var publication = publication(mode);
        var states = new ArrayList<Listing>(List.of(draft, submitted(mode), published(mode)));
        states.add(new Listing.Draft(head, content, List.of(new Listing.Comment("summary", "请说明效果"))));
        states.add(new Listing.Suspended(
                head, content, publication, new Listing.Suspension(now, List.of("not-suspended"), "")));
        states.add(new Listing.Withdrawn(
                head, content, Optional.of(publication), now, Optional.of(ListingSamples.ANNOUNCEMENT)));
        states.add(new Listing.Closed(head, content, publication, now));
        states.add(new Listing.Expired(head, content, publication, now));
        return states;
    }

    private static String listing(Listing listing, Optional<Actor> reader, Language language) {
        return listing(listing, PatentSamples.granted(), reader, language);
    }

    private static String listing(Listing listing, Patent patent, Optional<Actor> reader, Language language) {
        var eligibility = ListingSamples.eligible(listing.terms().mode());
        var model = new ListingPages.Model(
                listing,
                ListingSamples.university(),
                Optional.empty(),
                List.of(new ListingPages.PatentLine(patent, patent.statusOn(ListingSamples.TODAY))),
                FeeView.of(listing.terms().feePlan(), MESSAGES, language),
                CostsPanel.of(
                        call(language),
                        listing,
                        CostQuestion.span(listing.terms(), List.of(patent), ListingSamples.TODAY)),
                EligibilityView.of(eligibility, MESSAGES, language),
                ListingView.actions(listing, reader),
                reader.filter(listing::isSoldBy).isPresent(),
                ConsentPages.Panel.NONE,
                List.of(),
                /* past= */ false,
                Form.EMPTY,
                null,
                /* inTheWay= */ "",
                /* done= */ "",
                /* panels= */ "");
        return render("listing/listing", model, reader, language);
    }

    private static Call call(Language language) {
        return new Call(
                new Call.Line("getListing", "GET", "/here", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
    }

    private static String render(String template, Object model, Optional<Actor> reader, Language language) {
        var style = "web/penglai.css";
        var frame = List.of("favicon.svg", "bootstrap.css", "penglai.css", "dark.css", "htmx.js", "live.js");
        var assets = new Assets(frame.stream().collect(Collectors.toMap(name -> name, name -> style)));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("getListing", "GET", "/here", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                new Caller(reader, "csrf"));
        return pages.render(call, template, model);
    }
}
