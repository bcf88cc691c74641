package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Access;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Rate;

/** The table of rates: every operation that changes anything has a line, and every line is of an operation. */
final class RateTableTest {

    private final RateTable table = new RateTable();

    @Test
    void everyOperationThatChangesAnythingHasALineOfItsOwn() {
        var changing = new TreeSet<String>();
        Contract.load(Routes.CONTRACTS).operations().values().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .forEach(operation -> changing.add(operation.id()));

        assertThat(changing).hasSizeGreaterThan(10);
        assertThat(RateTable.operations()).containsAll(changing);
    }

    @Test
    void everyLineIsOfAnOperationOfTheAccessTable() {
        var lines = new TreeSet<>(RateTable.operations());
        assertThat(lines.remove(ApiRouter.REFUSED_TOKEN)).isTrue();

        assertThat(Access.table().operations()).containsAll(lines);
    }

    @Test
    void theRatesAre() {
        assertThat(table.of("getListing", true)).isEqualTo(new Rate(300, Duration.ofMinutes(1), false));
        assertThat(table.of("getListing", false)).isEqualTo(new Rate(1200, Duration.ofMinutes(1), false));
        assertThat(table.of("searchListings", false)).isEqualTo(new Rate(600, Duration.ofMinutes(1), false));
        assertThat(table.of("acceptListing", true)).isEqualTo(new Rate(120, Duration.ofHours(1), true));
        assertThat(table.of("addDealEvidence", true)).isEqualTo(new Rate(60, Duration.ofHours(1), true));
        assertThat(table.of("signIn", false)).isEqualTo(new Rate(120, Duration.ofMinutes(10), true));
    }

    @Test
    void theFactorRaisesAllOfThem() {
        assertThat(table.times(10).of("acceptListing", true)).isEqualTo(new Rate(1200, Duration.ofHours(1), true));
    }
}
