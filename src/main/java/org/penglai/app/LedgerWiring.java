package org.penglai.app;

import org.penglai.ledger.Archiving;
import org.penglai.ledger.Auditing;
import org.penglai.ledger.Heads;
import org.penglai.ledger.Keys;
import org.penglai.ledger.Sequence;
import org.penglai.ledger.Sequencing;
import org.penglai.ledger.blob.BlobHeadFiles;
import org.penglai.ledger.pg.HeadDaysPg;
import org.penglai.ledger.pg.HeadsPg;
import org.penglai.ledger.pg.KeysPg;
import org.penglai.ledger.pg.SequencePg;
import org.penglai.ledger.pg.TilesPg;

/** The part of {@link Wiring} that holds the ledger's tree. */
final class LedgerWiring {

    final Sequence sequence;
    final Heads heads;
    final KeysPg keys;
    final Sequencing sequencing;
    final Auditing auditing;
    final Archiving archiving;
    private final Wiring site;

    LedgerWiring(Wiring made) {
        sequence = new SequencePg(made.pg);
        keys = new KeysPg(made.pg);
        var tiles = new TilesPg(made.pg);
        heads = new HeadsPg(made.pg);
        var signing = new HeadSigning(made.config.publicUrl(), made.config.signingKey(), keys);
        sequencing = new Sequencing(made.tx, sequence, tiles, heads, signing);
        site = made;
        auditing = new Auditing(made.tx, sequence, tiles, heads);
        archiving = new Archiving(
                made.tx, heads, keys, new HeadDaysPg(made.pg), new BlobHeadFiles(made.blobs.room("ledger")));
    }

    /** Publishes the public halves of what this server signs with, before it signs anything. */
    void publishKeys() {
        var signing = site.config.signingKey().known();
        var paper = site.config.paperKey().certificate();
        site.tx.run(now -> {
            keys.publish(new Keys.Published(signing.id(), signing.x()));
            keys.publishPaperCertificate(paper.der());
            return now;
        });
    }
}
