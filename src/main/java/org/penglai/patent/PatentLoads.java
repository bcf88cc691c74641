package org.penglai.patent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many patents at once: each call is a few statements whatever the number, and all run in the caller's transaction. */
public interface PatentLoads {

    /** Those of the numbers that are known, kept from changing until the transaction ends. */
    Set<ApplicationNumber> lock(Collection<ApplicationNumber> numbers);

    /** Adds them with owners and events; 409 {@code patent.exists} when another has added one of them meanwhile. */
    void add(List<Patent> fresh);

    /** Saves bibliography, filing date and version of known patents. */
    void save(List<Patent> next);

    /** Replaces the owners of known patents by those of these. */
    void saveOwners(List<Patent> next);

    /** Appends events to the registers of known patents. */
    void append(Map<ApplicationNumber, List<RegisterEvent>> events);
}
