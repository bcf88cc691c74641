package org.penglai.identity;

import java.time.LocalDate;
import java.util.List;
import org.penglai.kernel.OrganisationId;

/** What other features ask: which bars keep a party from a deed on a day. */
@FunctionalInterface
public interface Bars {
    List<Bar> keeping(OrganisationId party, Bar.Deed deed, LocalDate day);
}
