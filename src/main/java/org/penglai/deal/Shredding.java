package org.penglai.deal;

import org.penglai.kernel.Tx;

/** Removes the files of deals that were forgotten: first the file, then the note of it, so that a crash repeats and loses none. */
public final class Shredding {

    private static final int BATCH = 50;

    private final Tx tx;
    private final ForgottenDocuments forgotten;
    private final Documents documents;

    public Shredding(Tx tx, ForgottenDocuments forgotten, Documents documents) {
        this.tx = tx;
        this.forgotten = forgotten;
        this.documents = documents;
    }

    /** Removes all there are and answers how many files went. */
    public int shred() {
        var all = 0;
        var found = BATCH;
        while (found == BATCH) {
            found = tx.run(now -> {
                var batch = forgotten.next(BATCH);
                for (var digest : batch) {
                    if (!forgotten.isOnFile(digest)) {
                        documents.remove(digest);
                    }
                    forgotten.done(digest);
                }
                return batch.size();
            });
            all += found;
        }
        return all;
    }
}
