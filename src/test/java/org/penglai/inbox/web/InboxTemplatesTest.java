package org.penglai.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.web.InboxPages.Choice;
import org.penglai.inbox.web.InboxPages.Group;
import org.penglai.inbox.web.InboxPages.InboxModel;
import org.penglai.inbox.web.InboxPages.Line;
import org.penglai.inbox.web.InboxPages.LinkModel;
import org.penglai.inbox.web.InboxPages.SettingsModel;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** The pages of the inbox in both languages, with every word they need. */
final class InboxTemplatesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "inbox"));
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Actor READER =
            new Actor("s", "林海清", new OrganisationId(new UUID(0, 1)), Set.of(Role.PATENTEE));

    @ParameterizedTest
    @EnumSource
    void whatCameTogetherStandsTogetherAndTheHeadCounts(Language language) {
        var line = new Line(new NoticeId(new UUID(0, 5)), "sentence <b>", NOON, true);
        var groups = List.of(
                new Group("one", NOON, true, List.of(line)), new Group("many", NOON, true, List.of(line, line)));

        var page =
                show("inbox/list", new InboxModel(groups, 100, false, true, "/notifications?after=5"), language, 100);

        assertThat(page)
                .contains("href=\"/notifications/00000000-0000-0000-0000-000000000005\"", "sentence &lt;b&gt;", "99+")
                .contains("action=\"/notifications/read\"", "rel=\"next\"")
                .doesNotContain("‹");
    }

    @Test
    void anEmptyInboxSaysWhatWillComeAndWhatToDo() {
        var page = show("inbox/list", new InboxModel(List.of(), 0, false, true, ""), Language.ZH, 0);

        assertThat(page)
                .contains("还没有通知", "href=\"/notifications/settings\"")
                .doesNotContain("action=\"/notifications/read\"", "told-count");
    }

    @Test
    void whereNoMailsAreSentTheSettingsSaySo() {
        var page = show("inbox/settings", settings(false, Optional.empty()), Language.ZH, 0);

        assertThat(page).contains("本站目前不发送邮件", "name=\"deal_agreed\"").doesNotContain("name=\"address\"", "‹");
    }

    @ParameterizedTest
    @EnumSource
    void anAddressThatRefusesMailsShowsTheReason(Language language) {
        var page = show(
                "inbox/settings", settings(true, Optional.of(address(Optional.of("550 no such user")))), language, 0);

        assertThat(page)
                .contains("550 no such user", "name=\"language\"", "/notifications/settings/address/removal")
                .doesNotContain("‹");
    }

    @ParameterizedTest
    @EnumSource
    void aLinkFromAMailDoesNothingBeforeItsButton(Language language) {
        assertThat(show("inbox/link", new LinkModel("t", "l…@x.cn", false, "", false), language, 0))
                .contains("action=\"/mail/stop\"", "name=\"token\" value=\"t\"")
                .doesNotContain("‹");
        assertThat(show("inbox/link", new LinkModel("t", "l…@x.cn", true, "", true), language, 0))
                .contains("l…@x.cn")
                .doesNotContain("<form method=\"post\" action=\"/mail", "‹");
    }

    private static SettingsModel settings(boolean mails, Optional<MailAddress> address) {
        return new SettingsModel(
                mails, address, List.of(new Choice("deal_agreed", "deals", Delivery.MAIL)), false, Form.EMPTY, null);
    }

    private static MailAddress address(Optional<String> refused) {
        return new MailAddress(
                new AddressId(new UUID(0, 7)),
                "s",
                "a@example.cn",
                Language.ZH,
                NOON,
                Optional.of(NOON),
                refused,
                new MailAddress.Key(new byte[32]));
    }

    private static String show(String template, Object model, Language language, int unread) {
        var frame = List.of("favicon.svg", "bootstrap.css", "penglai.css", "dark.css", "htmx.js", "live.js");
        var assets = new Assets(frame.stream().collect(Collectors.toMap(name -> name, name -> "web/penglai.css")));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false)
                .counting(reader -> unread);
        var call = new Call(
                new Call.Line("listNotifications", "GET", "/notifications", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                new Caller(Optional.of(READER), "csrf"));
        return pages.render(call, template, model);
    }
}
