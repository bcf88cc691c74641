package org.penglai.deal.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.Warning;
import org.penglai.deal.WarningLaw;
import org.penglai.listing.Citation;

/** The file of the signs that ask for a second look; every sign must stand in it, once. */
public final class WarningFiles {

    private WarningFiles() {}

    /** A sign as written. */
    record WrittenSign(
            Warning.Sign sign, String law, DealLawFiles.Words article, Citation.Status status, LocalDate validFrom) {}

    /** How many are many, as written. */
    record WrittenBulk(int deals, int days) {}

    /** A day on which deals are counted, as written. */
    record WrittenDeadline(
            String id,
            int month,
            int day,
            String law,
            DealLawFiles.Words article,
            Citation.Status status,
            LocalDate validFrom) {}

    /** The file as written. */
    record Written(
            Map<String, DealLawFiles.Words> laws,
            List<WrittenSign> signs,
            WrittenBulk bulk,
            List<WrittenDeadline> deadlines) {

        WarningLaw law() {
            var cited = new EnumMap<Warning.Sign, Citation>(Warning.Sign.class);
            for (var sign : signs) {
                if (cited.put(sign.sign(), citation(sign.law(), sign.article(), sign.status(), sign.validFrom()))
                        != null) {
                    throw new IllegalStateException("listed twice: " + sign.sign());
                }
            }
            for (var sign : Warning.Sign.values()) {
                if (!cited.containsKey(sign)) {
                    throw new IllegalStateException("not listed: " + sign);
                }
            }
            return new WarningLaw(
                    cited,
                    new WarningLaw.Bulk(bulk.deals(), bulk.days()),
                    deadlines.stream().map(this::deadline).toList());
        }

        private WarningLaw.Deadline deadline(WrittenDeadline written) {
            return new WarningLaw.Deadline(
                    written.id(),
                    MonthDay.of(written.month(), written.day()),
                    citation(written.law(), written.article(), written.status(), written.validFrom()));
        }

        private Citation citation(String law, DealLawFiles.Words article, Citation.Status status, LocalDate from) {
            return new Citation(DealLawFiles.words(laws, law, article), status, from, Optional.empty());
        }
    }

    /** As shipped. */
    public static WarningLaw shipped() {
        return DealLawFiles.read("/law/certification-warnings.yaml", Written.class)
                .law();
    }
}
