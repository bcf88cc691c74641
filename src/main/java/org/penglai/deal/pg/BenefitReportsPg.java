package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.BenefitReports;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link BenefitReports} in the table {@code deal_benefit_report}. */
public final class BenefitReportsPg implements BenefitReports {

    private static final String ADD = """
            INSERT INTO deal_benefit_report
              (deal_id, year, revision, output_fen, profit_fen, tax_fen, jobs, evidence, filed_by, filed_for, filed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String OF_ALL = """
            SELECT deal_id, year, revision, output_fen, profit_fen, tax_fen, jobs, evidence, filed_by, filed_for, filed_at
              FROM deal_benefit_report
             WHERE deal_id = ANY ($1)
             ORDER BY deal_id, year, revision""";

    private final Pg pg;

    public BenefitReportsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, BenefitReport report) {
        pg.requireTransaction();
        var figures = report.figures();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(deal.value())
                        .addInteger(report.year())
                        .addInteger(report.revision())
                        .addLong(figures.output().fen())
                        .addLong(figures.profitFen())
                        .addLong(figures.tax().fen())
                        .addInteger(figures.jobs())
                        .addArrayOfUUID(figures.evidence().stream()
                                .map(EvidenceId::value)
                                .toArray(UUID[]::new))
                        .addString(report.by().subject())
                        .addUUID(report.by().organisation().value())
                        .addValue(DealRow.time(report.at())));
    }

    @Override
    public Map<DealId, List<BenefitReport>> ofAll(Collection<DealId> deals) {
        var ids = deals.stream().map(DealId::value).toArray(UUID[]::new);
        return pg.list(OF_ALL, Tuple.of((Object) ids), Filed::read).stream()
                .collect(Collectors.groupingBy(
                        Filed::deal, Collectors.mapping(Filed::report, Collectors.toUnmodifiableList())));
    }

    /** A row of the table. */
    private record Filed(DealId deal, BenefitReport report) {
        static Filed read(Row row) {
            var evidence = Arrays.stream(row.getArrayOfUUIDs("evidence"))
                    .map(EvidenceId::new)
                    .toList();
            var figures = new BenefitReport.Figures(
                    new Money(row.getLong("output_fen")),
                    row.getLong("profit_fen"),
                    new Money(row.getLong("tax_fen")),
                    row.getInteger("jobs"),
                    evidence);
            var by = new Signatory(row.getString("filed_by"), new OrganisationId(row.getUUID("filed_for")));
            var report = new BenefitReport(
                    row.getInteger("year"), row.getInteger("revision"), figures, by, DealRow.instant(row, "filed_at"));
            return new Filed(new DealId(row.getUUID("deal_id")), report);
        }
    }
}
