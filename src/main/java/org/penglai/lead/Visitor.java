package org.penglai.lead;

import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * Who looks, as far as it has to be known to count somebody once: kept in memory for seconds.
 *
 * @param mark tells one visitor from another
 * @param organisation for whom somebody who is signed in looks
 */
public record Visitor(String mark, Optional<OrganisationId> organisation) {}
