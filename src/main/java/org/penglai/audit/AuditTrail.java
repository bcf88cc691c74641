package org.penglai.audit;

import java.util.List;

/** The record, to be read; nothing else can be done to it. */
@FunctionalInterface
public interface AuditTrail {
    List<AuditEvent> list(AuditQuery query);
}
