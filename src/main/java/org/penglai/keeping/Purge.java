package org.penglai.keeping;

/** The database's own door for forgetting: it looks at the period itself, whatever it is asked. */
@FunctionalInterface
public interface Purge {

    /** Forgets at most so many records of the kind that are past their period, in the running transaction. */
    int forget(RecordKind kind, int most);
}
