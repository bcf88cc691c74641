package org.penglai.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Access;
import org.penglai.platform.http.Messages;

/** The record speaks to people: no operation is shown by its code. */
final class AuditWordsTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "audit"));

    @Test
    void everyOperationHasItsWords() {
        assertThat(Access.table().operations())
                .isNotEmpty()
                .allMatch(operation -> MESSAGES.has("audit.operation." + operation));
    }
}
