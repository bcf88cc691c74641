package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** An auditor signs in, finds that sign-in on record, and narrows the record down. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditJourney {

    private Browser browser;

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void theAuditorFindsTheSignInOnRecordAndNarrowsDown() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.AUDITOR).open("/operator/audit").pictures("audit");

            assertThat(visitor.heading()).isEqualTo("审计记录");
            assertThat(visitor.find("tbody").innerText())
                    .contains("登录")
                    .contains(DemoUsers.AUDITOR.subject().toString());

            visitor.open("/operator/audit?kind=SIGN_IN");
            assertThat(visitor.find("tbody").innerText()).doesNotContain("读取保密内容");
            visitor.open("/operator/audit?kind=TOKEN_REFUSED");
            assertThat(visitor.find("main").innerText()).contains("没有符合条件的记录");
        }
    }
}
