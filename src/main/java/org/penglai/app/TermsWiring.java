package org.penglai.app;

import org.penglai.terms.Changing;
import org.penglai.terms.Commenting;
import org.penglai.terms.Consenting;
import org.penglai.terms.TermsJournal;
import org.penglai.terms.law.ChangeLawFile;
import org.penglai.terms.pg.CommentsPg;
import org.penglai.terms.pg.ConsentsPg;
import org.penglai.terms.pg.EditionsPg;
import org.penglai.terms.web.TermsDesk;

/** The part of {@link Wiring} that holds the platform's own rules. */
final class TermsWiring {

    final TermsDesk desk;

    TermsWiring(Wiring made) {
        var editions = new EditionsPg(made.pg);
        var comments = new CommentsPg(made.pg);
        desk = new TermsDesk(
                made.tx,
                editions,
                comments,
                new Changing(made.tx, editions, ChangeLawFile.shipped(), new TermsJournal(made.ledger, made.outbox)),
                new Commenting(made.tx, made.ids, editions, comments),
                new Consenting(made.tx, editions, new ConsentsPg(made.pg)),
                made.organisations);
    }
}
