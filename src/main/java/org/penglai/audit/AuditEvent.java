package org.penglai.audit;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * One event on record (审计事件).
 *
 * @param position its place in the record
 * @param kind what sort of event
 * @param operation of the access table
 * @param outcome {@code done}, or why not
 * @param object path of what it was done to
 * @param subject the identity provider's id of the person; empty where nobody was known
 * @param client keyed digest of the address
 * @param request id of the request, as the log has it
 */
public record AuditEvent(
        long position,
        Instant at,
        String kind,
        String operation,
        String outcome,
        String object,
        Optional<String> subject,
        Optional<OrganisationId> organisation,
        String client,
        String request) {}
