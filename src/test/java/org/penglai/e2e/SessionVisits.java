package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the page is reached that keeps what was typed when a session was over, for {@link EveryPageJourney}. */
final class SessionVisits {

    private static final DemoUsers WRITER = DemoUsers.BANK;

    private final Function<DemoUsers, Visitor> as;

    SessionVisits(Function<DemoUsers, Visitor> as) {
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.of("GET /resume", this::resume);
    }

    private void resume() {
        var writer = as.apply(WRITER).open("/notifications/settings").type("邮箱地址", "nobody");
        // the identity provider's too, or it asks for the password alone
        writer.page().context().clearCookies();

        writer.press("发送确认邮件").typeCredentials(WRITER);
        assertThat(writer.path()).isEqualTo("/resume");
        writer.everyWay().picture("resume").press("继续提交");

        // it comes to its own page, with what was typed and what is wrong with it
        assertThat(writer.find("#f-address").inputValue()).isEqualTo("nobody");
        assertThat(writer.find("#errors").count()).isEqualTo(1);
    }
}
