package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The commands, run as an operator runs them. */
@Stack
final class MainIT {

    @Test
    void reindexBuildsTheIndexFromTheRows(TestBed bed) {
        DemoLoading.into(bed);

        var outcome = bed.command("reindex").outcome();

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("search index is built").contains("listings=");
        var found = Api.at(bed.site(), bed).get("/search?limit=1").expect(200).json();
        assertThat(found.getInteger("total")).isGreaterThan(20);
    }

    @Test
    void migrateFindsNothingToDoOnAnUpToDateSchema(TestBed bed) {
        var outcome = bed.command("migrate").outcome();

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("schema is up to date").contains("scripts=");
    }

    @Test
    void anUnknownCommandIsToldWhichThereAre(TestBed bed) {
        var outcome = bed.command("destroy").outcome();

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output())
                .contains(
                        "unknown command: destroy (serve, migrate, reindex, outbox, learn-matching, verify-records, verify-ledger, verify-certificate, new-key)");
    }
}
