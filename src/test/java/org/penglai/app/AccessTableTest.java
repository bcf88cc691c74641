package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.penglai.identity.Access;
import org.penglai.platform.http.Contract;

/** Every operation of the contract has its row in the access table: what has none is denied to everybody, unnoticed. */
final class AccessTableTest {

    @Test
    void everyOperationOfTheContractIsListed() {
        var operations = Contract.load(Routes.CONTRACTS).operations().keySet();

        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(Access.table().operations()).containsAll(operations);
    }
}
