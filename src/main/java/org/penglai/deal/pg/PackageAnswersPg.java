package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.PackageAnswer;
import org.penglai.deal.PackageAnswers;
import org.penglai.deal.PackageLaw;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link PackageAnswers} in the table {@code deal_package_answer}. */
public final class PackageAnswersPg implements PackageAnswers {

    private static final String ADD = """
            INSERT INTO deal_package_answer
              (deal_id, package, authority, outcome, number, answered_on, reason, contract_fen, technology_fen,
               evidence_id, said_by, said_for, said_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String OF = """
            SELECT package, authority, outcome, number, answered_on, reason, contract_fen, technology_fen, evidence_id,
                   said_by, said_for, said_at
              FROM deal_package_answer
             WHERE deal_id = $1
             ORDER BY position""";

    private final Pg pg;

    public PackageAnswersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, PackageAnswer answer) {
        pg.requireTransaction();
        var said = answer.said();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(deal.value())
                        .addString(answer.packageId())
                        .addString(answer.authority().name())
                        .addString(said.outcome().name())
                        .addString(said.number())
                        .addLocalDate(said.answeredOn())
                        .addString(said.reason())
                        .addValue(said.amounts()
                                .map(amounts -> amounts.contract().fen())
                                .orElse(null))
                        .addValue(said.amounts()
                                .map(amounts -> amounts.technology().fen())
                                .orElse(null))
                        .addUUID(answer.document().value())
                        .addString(answer.by().subject())
                        .addUUID(answer.by().organisation().value())
                        .addValue(DealRow.time(answer.at())));
    }

    @Override
    public List<PackageAnswer> of(DealId deal) {
        return pg.list(OF, Tuple.of(deal.value()), PackageAnswersPg::read);
    }

    private static PackageAnswer read(Row row) {
        var amounts = Optional.ofNullable(row.getLong("contract_fen"))
                .map(contract ->
                        new PackageAnswer.Amounts(new Money(contract), new Money(row.getLong("technology_fen"))));
        var said = new PackageAnswer.Said(
                PackageAnswer.Outcome.valueOf(row.getString("outcome")),
                row.getString("number"),
                row.getLocalDate("answered_on"),
                row.getString("reason"),
                amounts);
        return new PackageAnswer(
                row.getString("package"),
                PackageLaw.Authority.valueOf(row.getString("authority")),
                said,
                new EvidenceId(row.getUUID("evidence_id")),
                new Signatory(row.getString("said_by"), new OrganisationId(row.getUUID("said_for"))),
                DealRow.instant(row, "said_at"));
    }
}
