package org.penglai.listing;

import java.util.Collection;
import java.util.List;
import org.penglai.patent.ApplicationNumber;

/** What was agreed or is on offer here for patents. */
public interface Bonds {

    /** In one round trip. */
    List<Bond> of(Collection<ApplicationNumber> patents);
}
