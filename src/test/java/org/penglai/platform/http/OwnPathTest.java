package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that somebody else wrote leads nowhere but to our own site. */
final class OwnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/deals/1?tab=x#y", "/search?q=a|b", "/search?q=%E9%94%82", "/a//b", "/a\\b"})
    void aPathOfOursIsKept(String asked) {
        assertThat(OwnPath.of(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "deals",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "https://evil.example/",
                "javascript:alert(1)",
                "data:text/html,x"
            })
    void anythingElseLeadsToTheFrontPage(String asked) {
        assertThat(OwnPath.of(asked)).isEqualTo("/");
    }
}
