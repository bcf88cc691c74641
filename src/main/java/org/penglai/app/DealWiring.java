package org.penglai.app;

import java.util.HashMap;
import java.util.function.Predicate;
import org.penglai.deal.Accepting;
import org.penglai.deal.Answering;
import org.penglai.deal.Aside;
import org.penglai.deal.Booking;
import org.penglai.deal.Certifying;
import org.penglai.deal.Consulting;
import org.penglai.deal.DealJournal;
import org.penglai.deal.Dues;
import org.penglai.deal.Filing;
import org.penglai.deal.Heeding;
import org.penglai.deal.Lapsing;
import org.penglai.deal.Packing;
import org.penglai.deal.Relating;
import org.penglai.deal.Reporting;
import org.penglai.deal.Revoking;
import org.penglai.deal.Shredding;
import org.penglai.deal.Signing;
import org.penglai.deal.blob.BlobDocuments;
import org.penglai.deal.law.DealLawFiles;
import org.penglai.deal.law.PackageFiles;
import org.penglai.deal.law.WarningFiles;
import org.penglai.deal.pg.BenefitReportsPg;
import org.penglai.deal.pg.CertificatesPg;
import org.penglai.deal.pg.DealsPg;
import org.penglai.deal.pg.DossiersPg;
import org.penglai.deal.pg.ForgottenDocumentsPg;
import org.penglai.deal.pg.PackageAnswersPg;
import org.penglai.deal.pg.PaymentsPg;
import org.penglai.deal.pg.RelationsPg;
import org.penglai.deal.pg.RemindersPg;
import org.penglai.deal.pg.WarningNotesPg;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.pg.DutyRecordsPg;
import org.penglai.identity.pg.BelongingPg;
import org.penglai.listing.ListingId;
import org.penglai.platform.blob.Blobs;

/** The part of {@link Wiring} that makes deals. */
final class DealWiring {

    final DealsPg deals;
    final DossiersPg dossiers;
    final PaymentsPg payments;
    final Accepting accepting;
    final Booking booking;
    final Filing filing;
    final Certifying certifying;
    final Consulting consulting;
    final Heeding heeding;
    final Relating relating;
    final Shredding shredding;
    final Aside aside;
    final Revoking revoking;
    final Lapsing lapsing;
    final Blobs blobs;
    final Signing signing;
    final Packing packing;
    final Answering answering;
    final Dues dues;
    final BenefitReportsPg benefits;
    final Reporting reporting;

    DealWiring(Wiring made) {
        deals = new DealsPg(made.pg);
        dossiers = new DossiersPg(made.pg);
        payments = new PaymentsPg(made.pg);
        var certificates = new CertificatesPg(made.pg, deals, dossiers, made.ledgerTree.sequence);
        var journal = new DealJournal(made.ledger, made.outbox);
        blobs = made.blobs.room("");
        var documents = new BlobDocuments(blobs);
        var completion = DealLawFiles.completion();

        accepting = new Accepting(
                made.tx,
                made.ids,
                DealLawFiles.acceptance(),
                new Accepting.Sources(
                        new OpenOffers(made.listings, made.patents, made.bonds, made.selling, claims(made)),
                        made.organisations,
                        made.identity.barring),
                new Accepting.Stores(deals, dossiers, journal));
        booking = new Booking(made.tx, deals, payments, journal, new DealMoney(made.money.expecting));
        filing = new Filing(made.tx, made.ids, deals, new Filing.Dossier(dossiers, documents, journal));
        var relations = new RelationsPg(made.pg);
        heeding = new Heeding(
                WarningFiles.shipped(), deals, relations, new WarningNotesPg(made.pg), new BelongingPg(made.pg));
        relating = new Relating(made.tx, deals, relations);
        certifying = new Certifying(
                made.tx, completion, new Certifying.Stores(deals, dossiers, certificates, journal), heeding);
        consulting = new Consulting(deals, dossiers, certificates, completion);
        benefits = new BenefitReportsPg(made.pg);
        reporting = new Reporting(made.tx, deals, dossiers, benefits, journal);
        var deadlines = DealLawFiles.deadlines();
        dues = new Dues(
                made.tx, deadlines, new Dues.Sources(deals, dossiers, benefits, new RemindersPg(made.pg)), journal);
        aside = new Aside(made.tx, deals, journal);
        revoking = new Revoking(made.tx, deals, journal);
        lapsing = new Lapsing(made.tx, deals, deadlines, journal);
        signing = new Signing(made.tx, deals, dossiers, journal);
        var answers = new PackageAnswersPg(made.pg);
        packing = new Packing(
                made.tx,
                PackageFiles.shipped(),
                new Packing.Sources(deals, dossiers, relations, answers, made.patents::findAll));
        answering = new Answering(made.tx, deals, packing, filing, new Answering.Records(answers, journal));
        shredding = new Shredding(made.tx, new ForgottenDocumentsPg(made.pg), documents);
    }

    /** Whether an inventor was offered to go first and has not said no since; what comes later counts. */
    private static Predicate<ListingId> claims(Wiring made) {
        var records = new DutyRecordsPg(made.pg);
        return listing -> {
            var latest = new HashMap<Integer, FirstRefusal.Standing>();
            records.firstRefusals(listing).forEach(one -> latest.put(one.inventor(), one.standing()));
            return latest.values().stream().anyMatch(standing -> standing != FirstRefusal.Standing.WAIVED);
        };
    }
}
