package org.penglai.app;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.penglai.kernel.LegalDays;

/** Moves the one clock of a demo or test database, so that the past can be told as it happened. */
final class DemoClock {

    private static final LocalTime MORNING = LocalTime.of(9, 30);

    private final Config.Database database;

    DemoClock(Config.Database database) {
        this.database = database;
    }

    /** Does the work as if it were the morning of that day; afterwards it is today again. */
    <T> T on(LocalDate day, Supplier<T> work) {
        var then = day.atTime(MORNING).atZone(LegalDays.ZONE).toInstant();
        run("DELETE FROM clock_shift; INSERT INTO clock_shift (shift) SELECT timestamptz '" + then
                + "' - clock_timestamp()");
        try {
            return work.get();
        } finally {
            run("DELETE FROM clock_shift");
        }
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        database.owner(),
                        database.ownerPassword().value());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the demo clock cannot be moved", failure);
        }
    }
}
