package org.penglai.identity.web;

import org.penglai.identity.Barring;
import org.penglai.identity.Enrolling;
import org.penglai.identity.OrganisationLaw;
import org.penglai.identity.Organisations;
import org.penglai.identity.Proofs;
import org.penglai.identity.Proving;
import org.penglai.identity.Registrations;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Staffing;
import org.penglai.identity.Verifying;
import org.penglai.kernel.Tx;

/** What the pages and operations of organisations work with. */
public record Desk(
        Tx tx,
        Organisations organisations,
        Registrations registrations,
        Proofs proofs,
        Enrolling enrolling,
        Verifying verifying,
        Staffing staffing,
        Proving proving,
        Barring barring,
        SizeStandard sizes,
        OrganisationLaw law,
        InvitationLinks links) {}
