package org.penglai.app;

import org.penglai.identity.Barring;
import org.penglai.identity.Enrolling;
import org.penglai.identity.OrganisationJournal;
import org.penglai.identity.Proving;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Staffing;
import org.penglai.identity.Verifying;
import org.penglai.identity.blob.BlobProofFiles;
import org.penglai.identity.law.OrganisationLawFiles;
import org.penglai.identity.law.SizeStandardFile;
import org.penglai.identity.pg.BarredPartiesPg;
import org.penglai.identity.pg.MembershipsPg;
import org.penglai.identity.pg.ProofsPg;
import org.penglai.identity.pg.RegistrationsPg;
import org.penglai.identity.web.Desk;
import org.penglai.identity.web.InvitationLinks;

/** The part of {@link Wiring} that makes organisations and their members. */
final class IdentityWiring {

    final SizeStandard sizes = SizeStandardFile.shipped();
    final RegistrationsPg registrations;
    final Enrolling enrolling;
    final Verifying verifying;
    final Staffing staffing;
    final Proving proving;
    final Barring barring;
    final Desk desk;

    IdentityWiring(Wiring made) {
        var law = OrganisationLawFiles.organisations();
        registrations = new RegistrationsPg(made.pg, sizes);
        var memberships = new MembershipsPg(made.pg);
        var proofs = new ProofsPg(made.pg);
        var journal = new OrganisationJournal(made.ledger, made.outbox);
        enrolling = new Enrolling(
                made.tx,
                made.ids,
                new Enrolling.Stores(registrations, memberships, journal),
                new Enrolling.Law(sizes, law));
        verifying = new Verifying(made.tx, registrations, law, journal);
        staffing = new Staffing(made.tx, made.ids, registrations, memberships, law);
        // apart from the documents of deals, which are removed with their deals
        var files = new BlobProofFiles(made.blobs.room("organisations"));
        proving = new Proving(made.tx, made.ids, made.organisations, proofs, files);
        barring = new Barring(
                made.tx,
                made.ids,
                OrganisationLawFiles.barring(),
                new Barring.Stores(new BarredPartiesPg(made.pg), made.organisations, journal));
        var links = new InvitationLinks(made.config.identity().secret().value(), made.config.publicUrl());
        desk = new Desk(
                made.tx,
                made.organisations,
                registrations,
                proofs,
                enrolling,
                verifying,
                staffing,
                proving,
                barring,
                sizes,
                law,
                links);
    }
}
