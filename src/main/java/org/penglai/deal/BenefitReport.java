package org.penglai.deal;

import java.time.Instant;
import java.util.List;
import org.penglai.kernel.Money;

/**
 * What one year's use of the patents has brought, as the one who uses them says (经济效益报告). A correction is a new revision;
 * nothing said before is ever changed.
 *
 * @param revision from 1 for the first report of that year
 */
public record BenefitReport(int year, int revision, Figures figures, Signatory by, Instant at) {

    /**
     * The figures of one year.
     *
     * @param output value of what was produced (产值)
     * @param profitFen a loss is negative (利润)
     * @param tax paid on it (税收)
     * @param jobs that were created or kept (就业)
     * @param evidence documents on the deal's file that show it
     */
    public record Figures(Money output, long profitFen, Money tax, int jobs, List<EvidenceId> evidence) {
        public Figures {
            evidence = List.copyOf(evidence);
        }
    }
}
