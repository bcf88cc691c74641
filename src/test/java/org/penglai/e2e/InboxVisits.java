package org.penglai.e2e;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Token;
import org.penglai.inbox.mail.SealsHmac;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;

/** How the pages of the inbox are reached, for {@link EveryPageJourney}. */
final class InboxVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of("GET /notifications/:id", "leads on to the thing and shows none");

    private static final String SETTINGS = "/notifications/settings";

    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;
    private final UnaryOperator<String> asked;

    /** @param asked what the database answers to a question */
    InboxVisits(Visitor anyone, Function<DemoUsers, Visitor> as, UnaryOperator<String> asked) {
        this.anyone = anyone;
        this.as = as;
        this.asked = asked;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /notifications", this::inbox),
                entry(
                        "POST /notifications/read",
                        () -> as.apply(DemoUsers.OPERATOR_B)
                                .open("/notifications")
                                .press("全部标为已读")
                                .everyWay()),
                entry("GET " + SETTINGS, this::settings),
                entry(
                        "POST " + SETTINGS,
                        () -> as.apply(DemoUsers.BROKER).open(SETTINGS).press("保存设置")),
                entry(
                        "POST " + SETTINGS + "/address",
                        () -> as.apply(DemoUsers.BANK)
                                .open(SETTINGS)
                                .type("邮箱地址", "not an address")
                                .press("发送确认邮件")),
                entry("POST " + SETTINGS + "/address/removal", this::remove),
                entry(
                        "GET /mail/stop",
                        () -> anyone.open("/mail/stop?token=" + token("listing.published"))
                                .everyWay()),
                entry(
                        "POST /mail/stop",
                        () -> anyone.open("/mail/stop?token=" + token(Token.STOP_ALL))
                                .press("停止发送")),
                entry(
                        "GET /mail/confirmation",
                        () -> anyone.open("/mail/confirmation?token=" + token(Token.CONFIRM))
                                .everyWay()),
                entry(
                        "POST /mail/confirmation",
                        () -> anyone.open("/mail/confirmation?token=" + token(Token.CONFIRM))
                                .press("确认")));
    }

    private void inbox() {
        as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/notifications").everyWay();
        as.apply(DemoUsers.FINANCE_A).open("/notifications?unread=true").everyWay();
    }

    private void settings() {
        as.apply(DemoUsers.YANTAI_UNIVERSITY).open(SETTINGS).everyWay();
        as.apply(DemoUsers.JINAN_INSTITUTE).open(SETTINGS).everyWay();
    }

    private void remove() {
        as.apply(DemoUsers.SME_MARINE)
                .open(SETTINGS)
                .type("邮箱地址", "chen@marine.example")
                .press("发送确认邮件")
                .press("删除通知邮箱");
    }

    /** As it stands in the mails to the institute, whose address waits for its confirmation. */
    private String token(String deed) {
        var subject = DemoUsers.JINAN_INSTITUTE.subject().toString();
        var where = " FROM mail_address WHERE subject = '" + subject + "'";
        var address = new MailAddress(
                new AddressId(UUID.fromString(asked.apply("SELECT id" + where))),
                subject,
                "",
                Language.ZH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                new MailAddress.Key(HexFormat.of().parseHex(asked.apply("SELECT encode(link_key, 'hex')" + where))));
        return Token.of(address, deed, new SealsHmac()).toString();
    }
}
