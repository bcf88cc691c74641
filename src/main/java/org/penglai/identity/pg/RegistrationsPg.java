package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Figures;
import org.penglai.identity.IndustryClass;
import org.penglai.identity.Measure;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Registration;
import org.penglai.identity.Registrations;
import org.penglai.identity.SizeClass;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Standing;
import org.penglai.identity.YearFigures;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link Registrations} in the tables {@code organisation}, {@code organisation_figures} and {@code organisation_decision}. */
public final class RegistrationsPg implements Registrations {

    private static final String COLUMNS = """
            SELECT id, version, name_zh, name_en, kind, uscc, other_id_kind, other_id_number, other_id_country, division_code,
                   verification, verification_since, verified_until, verification_note, review_asked_at,
                   latest.year, latest.industry, latest.employees, latest.revenue_fen, latest.assets_fen
              FROM organisation
              LEFT JOIN LATERAL (SELECT year, industry, employees, revenue_fen, assets_fen
                                   FROM organisation_figures
                                  WHERE organisation_id = organisation.id
                                  ORDER BY revision DESC
                                  LIMIT 1) AS latest ON true
            """;

    private static final String FIND = COLUMNS + " WHERE id = $1";

    private static final String LOCK = COLUMNS + " WHERE id = $1 FOR UPDATE OF organisation";

    private static final String WAITING = COLUMNS + """
             WHERE verification = 'PENDING' OR review_asked_at IS NOT NULL
             ORDER BY coalesce(review_asked_at, verification_since), id
             LIMIT $1""";

    private static final String ADD = """
            INSERT INTO organisation
              (id, name_zh, name_en, kind, uscc, other_id_kind, other_id_number, other_id_country, division_code, size_class,
               verification, verification_since, verified_until, verification_note, review_asked_at, version, invented, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, false, $12)""";

    private static final String SAVE = """
            UPDATE organisation
               SET name_zh = $2, name_en = $3, kind = $4, uscc = $5, other_id_kind = $6, other_id_number = $7,
                   other_id_country = $8, division_code = $9, size_class = $10, verification = $11, verification_since = $12,
                   verified_until = $13, verification_note = $14, review_asked_at = $15, version = $16
             WHERE id = $1 AND version = $16::bigint - 1""";

    private static final String ADD_FIGURES = """
            INSERT INTO organisation_figures
              (organisation_id, revision, year, industry, employees, revenue_fen, assets_fen, size_class, size_line, entered_at)
            SELECT $1, coalesce(max(revision), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
              FROM organisation_figures
             WHERE organisation_id = $1""";

    private static final String FIGURES = """
            SELECT year, industry, employees, revenue_fen, assets_fen, entered_at
              FROM organisation_figures
             WHERE organisation_id = $1
             ORDER BY revision DESC""";

    private static final String ADD_DECISION = """
            INSERT INTO organisation_decision
              (organisation_id, version, decision, note, verified_until, decided_by, decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String DECISIONS = """
            SELECT version, decision, note, verified_until, decided_by, decided_at
              FROM organisation_decision
             WHERE organisation_id = $1
             ORDER BY version DESC""";

    private final Pg pg;
    private final SizeStandard standard;

    public RegistrationsPg(Pg pg, SizeStandard standard) {
        this.pg = pg;
        this.standard = standard;
    }

    @Override
    public Optional<Registration> find(OrganisationId id) {
        return pg.one(FIND, Tuple.of(id.value()), this::registration);
    }

    @Override
    public Optional<Registration> lock(OrganisationId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), this::registration);
    }

    @Override
    public List<Registration> waiting(int most) {
        return pg.list(WAITING, Tuple.of(most), this::registration);
    }

    @Override
    public void add(Registration registration, Instant now) {
        pg.requireTransaction();
        pg.execute(ADD, columns(registration));
        OrganisationNamesPg.note(pg, registration.id(), registration.content().name(), /* verified= */ false);
        registration.content().figures().ifPresent(figures -> add(registration.id(), figures, now));
    }

    @Override
    public void save(Registration next, Instant now) {
        pg.requireTransaction();
        var before = find(next.id());
        if (pg.execute(SAVE, columns(next)) != 1) {
            throw new IllegalStateException("not the next version of an organisation");
        }
        var verified = before.filter(known -> known.standing() instanceof Standing.Verified);
        OrganisationNamesPg.note(pg, next.id(), next.content().name(), verified.isPresent());
        var figuresBefore = before.flatMap(known -> known.content().figures());
        next.content()
                .figures()
                .filter(figures -> !Optional.of(figures).equals(figuresBefore))
                .ifPresent(figures -> add(next.id(), figures, now));
    }

    @Override
    public List<Past> figures(OrganisationId id) {
        return pg.list(
                FIGURES, Tuple.of(id.value()), row -> new Past(figures(row).orElseThrow(), instant(row, "entered_at")));
    }

    @Override
    public void decided(OrganisationId id, Decided decided) {
        pg.execute(
                ADD_DECISION,
                Tuple.of(
                        id.value(),
                        decided.version(),
                        decided.decision().name(),
                        decided.note(),
                        decided.until().orElse(null),
                        decided.by(),
                        at(decided.at())));
    }

    @Override
    public List<Decided> decisions(OrganisationId id) {
        return pg.list(
                DECISIONS,
                Tuple.of(id.value()),
                row -> new Decided(
                        row.getLong("version"),
                        Registration.Decision.valueOf(row.getString("decision")),
                        row.getString("note"),
                        Optional.ofNullable(row.getLocalDate("verified_until")),
                        row.getString("decided_by"),
                        instant(row, "decided_at")));
    }

    private void add(OrganisationId id, YearFigures figures, Instant now) {
        pg.execute(
                ADD_FIGURES,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addInteger(figures.year())
                        .addString(figures.industry().value())
                        .addValue(figure(figures, Measure.EMPLOYEES))
                        .addValue(figure(figures, Measure.REVENUE))
                        .addValue(figure(figures, Measure.ASSETS))
                        .addValue(figures.size().map(SizeClass::name).orElse(null))
                        .addValue(figures.sizing()
                                .map(sizing -> sizing.line().number())
                                .orElse(null))
                        .addOffsetDateTime(at(now)));
    }

    private static @Nullable Long figure(YearFigures figures, Measure measure) {
        return figures.figures().values().get(measure);
    }

    private static Tuple columns(Registration registration) {
        var content = registration.content();
        var standing = StandingColumns.of(registration.standing());
        var tuple = Tuple.tuple()
                .addUUID(registration.id().value())
                .addString(content.name().zh())
                .addString(content.name().en())
                .addString(content.kind().name());
        IdentificationColumns.add(tuple, content.identification());
        return tuple.addString(content.divisionCode())
                .addValue(content.size().map(SizeClass::name).orElse(null))
                .addString(standing.verification())
                .addOffsetDateTime(at(standing.since()))
                .addValue(standing.until().orElse(null))
                .addString(standing.note())
                .addValue(standing.reviewAsked().map(RegistrationsPg::at).orElse(null))
                .addLong(registration.version());
    }

    private Registration registration(Row row) {
        return new Registration(
                new OrganisationId(row.getUUID("id")),
                new Registration.Content(
                        Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                        OrganisationKind.valueOf(row.getString("kind")),
                        IdentificationColumns.read(row),
                        row.getString("division_code"),
                        figures(row)),
                standing(row),
                row.getLong("version"));
    }

    private static Standing standing(Row row) {
        return new StandingColumns(
                        row.getString("verification"),
                        instant(row, "verification_since"),
                        Optional.ofNullable(row.getLocalDate("verified_until")),
                        row.getString("verification_note"),
                        Optional.ofNullable(row.getOffsetDateTime("review_asked_at"))
                                .map(OffsetDateTime::toInstant))
                .standing();
    }

    private Optional<YearFigures> figures(Row row) {
        var industry = row.getString("industry");
        if (industry == null) {
            return Optional.empty();
        }
        var figures = Figures.NONE;
        for (var measure : Measure.values()) {
            var value = row.getLong(column(measure));
            if (value != null) {
                figures = figures.with(measure, value);
            }
        }
        return Optional.of(YearFigures.of(standard, row.getInteger("year"), new IndustryClass(industry), figures));
    }

    private static String column(Measure measure) {
        return switch (measure) {
            case EMPLOYEES -> "employees";
            case REVENUE -> "revenue_fen";
            case ASSETS -> "assets_fen";
        };
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
