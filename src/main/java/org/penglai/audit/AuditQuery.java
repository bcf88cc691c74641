package org.penglai.audit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What of the record is asked for, newest first.
 *
 * @param from first legal day
 * @param until last legal day
 * @param object what the object's path begins with
 * @param before only what stands before this position
 * @param most how many at most
 */
public record AuditQuery(
        Optional<String> kind,
        Optional<String> subject,
        Optional<String> object,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Long> before,
        int most) {}
