package org.penglai.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that is kept about a person.
 *
 * @param what the thing itself, or what it hangs on
 * @param stays whether it stays after an erasure, since its kind has to be kept
 * @param until the last day on which it then stays; none where it stays for good
 */
public record Held(RecordKind kind, String what, Instant since, boolean stays, Optional<LocalDate> until) {}
