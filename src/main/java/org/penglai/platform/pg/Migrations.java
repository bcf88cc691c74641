package org.penglai.platform.pg;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, feature by feature, as the owner of the database; blocking, so run it before serving. */
public final class Migrations {

    private final Flyway flyway;
    private final String appRole;

    /**
     * @param jdbcUrl the database, for its owner
     * @param appRole the role the server works as; it gets rights to rows, never to the schema
     * @param features folders under {@code db/migration}
     */
    public Migrations(String jdbcUrl, String owner, String password, String appRole, List<String> features) {
        this.appRole = appRole;
        this.flyway = Flyway.configure()
                .dataSource(jdbcUrl, owner, password)
                .locations(features.stream()
                        .map(feature -> "classpath:db/migration/" + feature)
                        .toArray(String[]::new))
                .placeholders(Map.of("app", appRole))
                .outOfOrder(
                        true) // features move at their own pace; each script's timestamp orders it within its feature
                .validateMigrationNaming(true)
                .connectRetries(3)
                .load();
    }

    /** Applies what is missing and answers how many scripts that were. */
    public int apply() {
        var executed = flyway.migrate().migrationsExecuted;
        letTheServerSee();
        return executed;
    }

    /** The server's role may read what was applied, so that a server without the owner's password can check it. */
    private void letTheServerSee() {
        var history = flyway.getConfiguration().getTable();
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("GRANT SELECT ON " + statement.enquoteIdentifier(history, true) + " TO "
                    + statement.enquoteIdentifier(appRole, true));
        } catch (SQLException refused) {
            throw new IllegalStateException("the server's role cannot be let see the schema's history", refused);
        }
    }

    /** Whether nothing is missing and nothing applied has changed. */
    public boolean complete() {
        return flyway.validateWithResult().validationSuccessful && flyway.info().pending().length == 0;
    }
}
