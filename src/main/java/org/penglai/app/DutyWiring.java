package org.penglai.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.penglai.deal.blob.BlobDocuments;
import org.penglai.duty.Bundling;
import org.penglai.duty.DutyJournal;
import org.penglai.duty.Reporting;
import org.penglai.duty.Sharing;
import org.penglai.duty.law.DutyLawFile;
import org.penglai.duty.pg.DutyRecordsPg;
import org.penglai.duty.web.DutyDesk;
import org.penglai.identity.pg.AddresseesPg;

/** The part of {@link Wiring} that holds the duties of universities. */
final class DutyWiring {

    final Sharing sharing;
    final Reporting reporting;
    final DutyDesk desk;

    DutyWiring(Wiring made) {
        var law = DutyLawFile.shipped();
        var records = new DutyRecordsPg(made.pg);
        var journal = new DutyJournal(made.ledger, made.outbox);
        sharing = new Sharing(
                made.tx,
                law,
                new Sharing.Sources(made.organisations, made.inspecting, made.deal.consulting),
                records,
                journal);
        reporting = new Reporting(
                made.tx,
                law,
                new Reporting.Sources(
                        made.deal.deals, made.deal.payments, made.organisations, new AddresseesPg(made.pg)),
                records,
                journal);
        var bundling = new Bundling(
                made.tx,
                new Bundling.Offers(
                        made.listings, made.publicities, made.consents, made.inspecting, made.organisations),
                new Bundling.Made(
                        made.deal.deals,
                        made.deal.dossiers,
                        new BlobDocuments(made.blobs.room("")),
                        made.deal.payments),
                sharing,
                records);
        try {
            var passing = Files.createDirectories(made.config.blobFolder().resolve(ImportWiring.PASSING));
            desk = new DutyDesk(made.tx, made.listings, sharing, bundling, reporting, passing);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
