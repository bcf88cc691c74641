package org.penglai.ledger;

/** Where facts are recorded, in the running transaction. */
@FunctionalInterface
public interface Ledger {
    void record(Entry entry);
}
