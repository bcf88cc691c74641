package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a contract may not leave to be found out when the first call comes. */
final class ContractTest {

    @Test
    void aBodyThatIsOnlyReferredToKeepsTheServerFromStarting() {
        assertThatThrownBy(() -> Contract.load(List.of("body-elsewhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sendBodyElsewhere");
    }

    @Test
    void aBodyInItsOperationIsKnownToBeRequired() {
        var operation = Contract.load(List.of("ledger", "money")).operations().get("correctMoneyEntry");

        assertThat(operation.requiresBody()).isTrue();
        assertThat(operation.accepts("application/json")).isTrue();
    }
}
