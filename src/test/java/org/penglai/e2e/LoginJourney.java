package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The identity provider's own pages, in the site's look and the reader's language, held to {@link Axe} and the keyboard. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginJourney {

    private TestBed bed;
    private Browser browser;

    @BeforeAll
    void start(TestBed bed) {
        this.bed = bed;
        bed.server().start();
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void theFormSpeaksTheLanguageOfThePageThatLedThere() {
        try (var reader = browser.visitor(Language.EN)) {
            reader.open("/").goToSignIn();
            assertThat(reader.find("html").getAttribute("lang")).isEqualTo("en");
            assertThat(reader.heading()).isEqualTo("Sign in");
            assertThat(reader.text()).contains("User name", "Password", "Keep me signed in on this device");
            hold(reader, "login-en");

            reader.find("header nav a").click();
            assertThat(reader.find("html").getAttribute("lang")).isEqualTo("zh-CN");
            assertThat(reader.heading()).isEqualTo("登录");
            assertThat(reader.text()).contains("用户名", "密码", "在这台设备上保持登录");
            assertThat(reader.page().title()).contains("登录", "蓬莱");
            hold(reader, "login-zh");
        }
    }

    @Test
    void aWrongPasswordIsSaidBesideTheFieldInBothLanguages() {
        for (var language : List.of(Language.ZH, Language.EN)) {
            try (var reader = browser.visitor(language)) {
                reader.open("/").goToSignIn();
                reader.find("#username").fill(DemoUsers.SME_MARINE.username());
                reader.find("#password").fill("not-the-password");
                reader.find("#kc-login").click();
                var error = reader.find("#input-error-username");
                error.waitFor();

                assertThat(error.innerText().strip())
                        .isEqualTo(language == Language.ZH ? "用户名或密码不正确。" : "User name or password is not right.");
                assertThat(reader.find("#username").getAttribute("aria-invalid"))
                        .isEqualTo("true");
                assertThat(reader.find("#username").getAttribute("aria-describedby"))
                        .isEqualTo("input-error-username");
                hold(reader, "login-wrong-" + reader.language());
            }
        }
    }

    @Test
    void theKeyboardAloneSignsInAndOut() {
        try (var reader = browser.visitor(Language.ZH)) {
            reader.open("/programmes").goToSignIn();
            var keyboard = reader.page().keyboard();
            assertThat(reader.find(":focus").getAttribute("id")).isEqualTo("username");
            keyboard.type(DemoUsers.SME_MARINE.username());
            keyboard.press("Tab");
            assertThat(reader.find(":focus").getAttribute("id")).isEqualTo("password");
            keyboard.type(DemoUsers.SME_MARINE.username());
            keyboard.press("Tab");
            assertThat(reader.find(":focus").getAttribute("aria-label")).isEqualTo("显示密码");
            keyboard.press("Space");
            assertThat(reader.find("#password").getAttribute("type")).isEqualTo("text");
            keyboard.press("Tab");
            assertThat(reader.find(":focus").getAttribute("id")).isEqualTo("rememberMe");
            keyboard.press("Tab");
            assertThat(reader.find(":focus").getAttribute("id")).isEqualTo("kc-login");
            keyboard.press("Enter");
            reader.page().waitForURL(address -> address.endsWith("/programmes"));

            reader.page().navigate(bed.keycloak().issuer() + "/protocol/openid-connect/logout");
            assertThat(reader.heading()).isEqualTo("退出登录");
            hold(reader, "logout-zh");
            reader.find("#kc-logout").focus();
            keyboard.press("Enter");
            reader.find("h1:has-text('您已退出登录')").waitFor();
            hold(reader, "logged-out-zh");
        }
    }

    @Test
    void aPageThatWasLeftOpenTooLongOffersTheWayOn() {
        for (var language : List.of(Language.ZH, Language.EN)) {
            try (var reader = browser.visitor(language)) {
                reader.open("/").goToSignIn();
                var action = reader.find("#kc-form-login").getAttribute("action");
                reader.page()
                        .navigate(
                                action.replaceAll("execution=[^&]+", "execution=00000000-0000-4000-8000-000000000000"));

                assertThat(reader.heading()).isEqualTo(language == Language.ZH ? "页面已失效" : "This page has expired");
                hold(reader, "login-expired-" + reader.language());
                reader.find("#loginRestartLink").click();
                reader.find("#kc-login").waitFor();
            }
        }
    }

    @Test
    void anErrorSaysWhatIsWrongInTheReadersLanguage() {
        try (var reader = browser.visitor(Language.ZH)) {
            reader.page()
                    .navigate(bed.keycloak().issuer() + "/protocol/openid-connect/auth?client_id=penglai-web"
                            + "&response_type=code&redirect_uri=https://elsewhere.example/");
            assertThat(reader.heading()).isEqualTo("无法继续");
            assertThat(reader.text()).contains("参数无效：redirect_uri");
            hold(reader, "login-error-zh");
        }
    }

    /** On desk and phone, by day and night; nothing may reach beyond the window. */
    private static void hold(Visitor reader, String name) {
        var page = reader.page();
        for (var width : List.of(390, 1280)) {
            page.setViewportSize(width, 844);
            Axe.hold(page);
            Pictures.take(page, name + "-" + width);
            Axe.night(page);
            Axe.hold(page);
            Pictures.take(page, name + "-" + width + "-night");
            Axe.day(page);
            assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
    }
}
