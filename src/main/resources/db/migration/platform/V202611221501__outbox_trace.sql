-- Why: what follows from a call later, on whatever server, is to be found in the call's own trace.

ALTER TABLE outbox_event ADD COLUMN trace text CONSTRAINT outbox_event_trace_form CHECK (trace ~ '^[0-9a-f-]{55}$');
COMMENT ON COLUMN outbox_event.trace IS 'W3C traceparent of the call that caused it; empty where its trace was not kept.';
