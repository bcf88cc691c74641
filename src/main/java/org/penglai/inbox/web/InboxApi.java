package org.penglai.inbox.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Notice;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.mail.NoticeWords;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** The inbox in the API: what the caller was told, in its language, and how it wants to be told. */
public final class InboxApi {

    private final InboxDesk desk;
    private final NoticeWords words;

    public InboxApi(InboxDesk desk, Messages messages) {
        this.desk = desk;
        this.words = new NoticeWords(messages);
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listNotifications", this::list,
                "readNotification", this::read,
                "readAllNotifications", this::readAll,
                "getNotificationSettings", this::settings,
                "chooseNotifications", this::choose,
                "askMailAddress", this::ask,
                "removeMailAddress", this::remove);
    }

    /** One notice. */
    record NoticeView(
            String id,
            String topic,
            String text,
            String link,
            Map<String, String> facts,
            Instant at,
            boolean read,
            @Nullable Instant readAt) {}

    /** One page. */
    record PageView(List<NoticeView> items, @Nullable String next, int unread) {}

    /** How many were marked. */
    record Marked(int read) {}

    /** One choice. */
    record ChoiceView(String topic, Delivery delivery) {}

    /** Where mails go. */
    record AddressView(
            String address,
            Language language,
            boolean confirmed,
            @Nullable String refused) {
        static AddressView of(MailAddress address) {
            return new AddressView(
                    address.address(),
                    address.language(),
                    address.confirmedAt().isPresent(),
                    address.refused().orElse(null));
        }
    }

    /** How the caller is told. */
    record SettingsView(boolean mails, Optional<AddressView> address, List<ChoiceView> choices) {}

    /** The body of {@code chooseNotifications}. */
    record ChoicesBody(List<ChoiceView> choices, @Nullable Language language) {}

    /** The body of {@code askMailAddress}. */
    record AddressBody(String address) {}

    private Reply list(Call call) {
        var limit = InboxDesk.limit(call);
        var found = desk.page(call, limit + 1);
        var shown = found.stream()
                .limit(limit)
                .map(notice -> view(call.language(), notice))
                .toList();
        var next = found.size() > limit ? shown.getLast().id() : null;
        return Reply.json(200, new PageView(shown, next, desk.reading().unread(call.actor())));
    }

    private NoticeView view(Language language, Notice notice) {
        return new NoticeView(
                notice.id().toString(),
                notice.topic(),
                words.sentence(language, notice),
                notice.link(),
                notice.facts(),
                notice.at(),
                !notice.isUnread(),
                notice.readAt().orElse(null));
    }

    private Reply read(Call call) {
        desk.reading().read(call.actor(), call.id("id", "inbox.unknown", NoticeId::new));
        return Reply.noContent();
    }

    private Reply readAll(Call call) {
        return Reply.json(200, new Marked(desk.reading().readAll(call.actor())));
    }

    private Reply settings(Call call) {
        return settings(call.actor());
    }

    private Reply settings(Actor person) {
        var choices = desk.choosing().choices(person).entrySet().stream()
                .map(choice -> new ChoiceView(choice.getKey().name(), choice.getValue()))
                .toList();
        var address = desk.choosing().address(person).map(AddressView::of);
        return Reply.json(200, new SettingsView(desk.mails(), address, choices));
    }

    private Reply choose(Call call) {
        var body = call.body(ChoicesBody.class);
        var chosen = new LinkedHashMap<String, Delivery>();
        body.choices().forEach(choice -> chosen.put(choice.topic(), choice.delivery()));
        desk.choosing().choose(call.actor(), chosen);
        Optional.ofNullable(body.language())
                .ifPresent(language -> desk.choosing().speak(call.actor(), language));
        return settings(call.actor());
    }

    private Reply ask(Call call) {
        desk.requireMails();
        desk.choosing().ask(call.actor(), call.body(AddressBody.class).address(), call.language());
        return settings(call.actor());
    }

    private Reply remove(Call call) {
        desk.choosing().remove(call.actor());
        return Reply.noContent();
    }
}
