package org.penglai.discovery;

import java.util.List;

/** Keeps the classification by edition, as its official files were imported. */
public interface IpcShelf {

    /** A text that changes with every import. */
    String stamp();

    /** All entries of all editions, earlier editions first. */
    List<IpcEntry> all();

    /** Keeps the entries in their editions; an empty title leaves the one that stands. */
    Written put(List<IpcEntry> entries);

    /** Marks that the edition was imported. */
    void imported(String edition);

    /** How many entries a write made, and how many it changed; the others stood there in the same words. */
    record Written(int added, int changed) {
        /** Both together. */
        public Written and(Written other) {
            return new Written(added + other.added, changed + other.changed);
        }
    }
}
