package org.penglai.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;

/** The days whose heads were put into a file; append-only. */
public interface HeadDays {

    /**
     * A day's heads in a file (每日树头存档).
     *
     * @param heads how many it holds
     * @param file digest of the file
     */
    record Day(LocalDate day, int heads, Sha256 file, Instant archivedAt) {}

    /** The latest days first. */
    List<Day> latest(int limit);

    Optional<Day> find(LocalDate day);

    /** The first day after the last archived one on which a head was signed, if it is over on that day. */
    Optional<LocalDate> due(LocalDate today);

    void add(Day day);
}
