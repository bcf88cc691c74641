package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cookies are the host's own over TLS, and never a script's. */
final class CookiesTest {

    private final Cookies behindTls = Cookies.of("https://penglai.example");
    private final Cookies plain = Cookies.of("http://localhost:8080");

    @Test
    void overTlsACookieIsBoundToItsHost() {
        assertThat(behindTls.set("penglai_session", "abc"))
                .isEqualTo("__Host-penglai_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(plain.set("penglai_session", "abc"))
                .isEqualTo("penglai_session=abc; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void overTlsANeighboursCookieOfThePlainNameIsNotHeard() {
        assertThat(behindTls.in("penglai_session=theirs; __Host-penglai_session=ours", "penglai_session"))
                .contains("ours");
        assertThat(behindTls.in("penglai_session=theirs", "penglai_session")).isEmpty();
    }

    @Test
    void aCookieIsTakenBack() {
        assertThat(plain.forget("penglai_session"))
                .isEqualTo("penglai_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
