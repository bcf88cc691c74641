package org.penglai.inbox.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.inbox.Bundle;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Notice;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.Token;
import org.penglai.inbox.Topic;
import org.penglai.inbox.mail.NoticeWords;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The inbox, the settings of mails, and what links from mails lead to. */
public final class InboxPages {

    private static final String INBOX = "/notifications";
    private static final String SETTINGS = "/notifications/settings";

    private final InboxDesk desk;
    private final Pages pages;
    private final NoticeWords words;

    public InboxPages(InboxDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        this.words = new NoticeWords(pages.messages());
    }

    /** One notice in words. */
    public record Line(NoticeId id, String sentence, Instant at, boolean unread) {}

    /** Notices of one topic that came together. */
    public record Group(String topic, Instant at, boolean unread, List<Line> lines) {}

    /** What the inbox shows. */
    public record InboxModel(List<Group> groups, int unread, boolean unreadOnly, boolean first, String next) {}

    /** One topic with the name of its field. */
    public record Choice(String field, String name, Delivery delivery) {}

    /** What the settings show. */
    public record SettingsModel(
            boolean mails,
            Optional<MailAddress> address,
            List<Choice> choices,
            boolean saved,
            Form form,
            Problems.@Nullable Shown problem) {}

    /** What a link from a mail leads to. */
    public record LinkModel(String token, String address, boolean confirms, String topic, boolean done) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(INBOX, "listNotifications", this::inbox),
                PageRoute.post(INBOX + "/read", "readAllNotifications", this::readAll),
                PageRoute.get(SETTINGS, "getNotificationSettings", call -> settings(200, call, Form.EMPTY, null)),
                PageRoute.post(SETTINGS, "chooseNotifications", this::choose),
                PageRoute.post(SETTINGS + "/address", "askMailAddress", this::ask),
                PageRoute.post(SETTINGS + "/address/removal", "removeMailAddress", this::remove),
                PageRoute.get(INBOX + "/:id", "openNotification", this::open),
                PageRoute.get("/mail/confirmation", "followMailLink", call -> link(call, false)),
                PageRoute.post("/mail/confirmation", "followMailLink", this::done),
                PageRoute.get("/mail/stop", "followMailLink", call -> link(call, false)),
                PageRoute.post("/mail/stop", "followMailLink", this::done));
    }

    private Reply inbox(Call call) {
        var limit = InboxDesk.limit(call);
        var found = desk.page(call, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var unreadOnly = call.query("unread").filter("true"::equals).isPresent();
        var next = found.size() > limit
                ? INBOX + "?after=" + shown.getLast().id() + (unreadOnly ? "&unread=true" : "")
                : "";
        var model = new InboxModel(
                Bundle.of(shown).stream()
                        .map(bundle -> group(call.language(), bundle))
                        .toList(),
                desk.reading().unread(call.actor()),
                unreadOnly,
                call.query("after").isEmpty(),
                next);
        return pages.show(call, "inbox/list", model);
    }

    private Group group(Language language, Bundle bundle) {
        var lines =
                bundle.notices().stream().map(notice -> line(language, notice)).toList();
        return new Group(words.topic(language, bundle.topic()), bundle.at(), bundle.hasUnread(), lines);
    }

    private Line line(Language language, Notice notice) {
        return new Line(notice.id(), words.sentence(language, notice), notice.at(), notice.isUnread());
    }

    private Reply readAll(Call call) {
        desk.reading().readAll(call.actor());
        return Reply.seeOther(INBOX);
    }

    /** Goes on to the thing, which the reader then has been told of. */
    private Reply open(Call call) {
        var id = call.id("id", "inbox.unknown", NoticeId::new);
        return Reply.seeOther(desk.reading().open(call.actor(), id).link());
    }

    private Reply settings(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var choices = desk.choosing().choices(call.actor()).entrySet().stream()
                .map(choice -> choice(call.language(), choice.getKey(), choice.getValue()))
                .toList();
        var model = new SettingsModel(
                desk.mails(),
                desk.choosing().address(call.actor()),
                choices,
                call.query("saved").isPresent(),
                form,
                problem);
        return pages.show(status, call, "inbox/settings", model);
    }

    private Choice choice(Language language, Topic topic, Delivery delivery) {
        return new Choice(InboxDesk.field(topic), words.topic(language, topic.name()), delivery);
    }

    private Reply choose(Call call) {
        return pages.form(
                call,
                () -> {
                    desk.choosing().choose(call.actor(), chosen(call));
                    call.form()
                            .optional("language")
                            .ifPresent(language -> desk.choosing()
                                    .speak(call.actor(), "en".equals(language) ? Language.EN : Language.ZH));
                    return Reply.seeOther(SETTINGS + "?saved=true");
                },
                rejected -> settings(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Map<String, Delivery> chosen(Call call) {
        var refusal = Refusal.invalid("inbox.choices");
        var typed = new org.penglai.platform.http.Typed(call.form(), refusal);
        var chosen = new LinkedHashMap<String, Delivery>();
        desk.choosing()
                .choices(call.actor())
                .keySet()
                .forEach(topic -> typed.choice(InboxDesk.field(topic), Delivery.class)
                        .ifPresent(delivery -> chosen.put(topic.name(), delivery)));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return chosen;
    }

    private Reply ask(Call call) {
        return pages.form(
                call,
                () -> {
                    desk.requireMails();
                    desk.choosing().ask(call.actor(), call.form().value("address"), call.language());
                    return Reply.seeOther(SETTINGS + "#address");
                },
                rejected -> settings(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply remove(Call call) {
        desk.choosing().remove(call.actor());
        return Reply.seeOther(SETTINGS + "#address");
    }

    /** What the link does, and a button that does it: looking at a page does nothing, since mail programs look at links. */
    private Reply link(Call call, boolean done) {
        var written = token(call);
        var address = desk.tx().run(now -> desk.choosing().opened(written, now));
        var deed = Token.parse(written).orElseThrow().deed();
        var topic = deed.equals(Token.CONFIRM) || deed.equals(Token.STOP_ALL) ? "" : words.topic(call.language(), deed);
        var model = new LinkModel(written, masked(address.address()), deed.equals(Token.CONFIRM), topic, done);
        return pages.show(call, "inbox/link", model);
    }

    /** Also what mail programs send for one click (RFC 8058), with the token in the address and no session. */
    private Reply done(Call call) {
        desk.choosing().done(token(call));
        return link(call, true);
    }

    private static String token(Call call) {
        return call.form().optional("token").or(() -> call.query("token")).orElse("");
    }

    /** Enough for its owner to know it by: whoever holds the link need not be the owner. */
    private static String masked(String address) {
        var at = address.indexOf('@');
        return address.charAt(0) + "…" + address.substring(at);
    }
}
