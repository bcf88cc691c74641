package org.penglai.platform.pg;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, feature by feature, as the owner of the database; blocking, so run it before serving. */
public final class Migrations {

    private final Flyway flyway;

    /**
     * @param jdbcUrl the database, for its owner
     * @param appRole the role the server works as; it gets rights to rows, never to the schema
     * @param features folders under {@code db/migration}
     */
    public Migrations(String jdbcUrl, String owner, String password, String appRole, List<String> features) {
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
        return flyway.migrate().migrationsExecuted;
    }

    /** Whether nothing is missing and nothing applied has changed. */
    public boolean complete() {
        return flyway.validateWithResult().validationSuccessful && flyway.info().pending().length == 0;
    }
}
