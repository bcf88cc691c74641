package org.penglai.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Rate;

/**
 * How often one caller may call each operation. A member is counted by itself; behind one address may sit a whole university,
 * so an address has several times as much where anyone may call. What costs little is counted by each server in its memory;
 * what decides, takes room or lets guess is counted by all servers together, in the database.
 */
final class RateTable implements Rate.Table {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The rates of a member and of an address. */
    private record Pair(Rate member, Rate address) {}

    /** A person opens a page every few seconds and a program lists with a hundred to the page: five a second is plenty. */
    private static final Pair READ = new Pair(local(300, MINUTE), local(1200, MINUTE));

    /** A search costs the engine some milliseconds, so a tenth of one core's worth for one member. */
    private static final Pair SEARCH = new Pair(local(120, MINUTE), local(600, MINUTE));

    /** A document is rendered, or every programme judged: tens of milliseconds of a core. */
    private static final Pair LABOUR = new Pair(local(60, MINUTE), local(120, MINUTE));

    /** Nobody fills in forms faster than one a second for a minute; an import by program is no faster either. */
    private static final Pair WRITE = new Pair(local(60, MINUTE), local(60, MINUTE));

    /** Acts with effect in law are weighed: an operator with a full desk makes two a minute, all day. */
    private static final Pair DECIDE = new Pair(shared(120, HOUR), shared(60, HOUR));

    /** A document is up to 20 MB on our disk for years: 60 of them are 1.2 GB. Imports, up to 64 MB, go after 90 days. */
    private static final Pair UPLOAD = new Pair(shared(60, HOUR), shared(20, HOUR));

    /** Two steps each, so 60 sign-ins in ten minutes: an office behind one address in the morning, and no one's guessing. */
    private static final Pair SIGN_IN =
            new Pair(shared(120, Duration.ofMinutes(10)), shared(120, Duration.ofMinutes(10)));

    /** Ten thousand rows each, and nobody reads more than that in an hour. */
    private static final Pair EXPORT = new Pair(shared(20, HOUR), shared(20, HOUR));

    /** Each leaves a line on record, and no honest program tries a bad token more than once a second. */
    private static final Pair REFUSED = new Pair(local(60, MINUTE), local(60, MINUTE));

    private static final Map<String, Pair> NAMED = named();

    private static Map<String, Pair> named() {
        var named = new HashMap<String, Pair>();
        for (var operation : new String[] {
            "searchListings", "explainHit", "listSimilarListings", "getNeedProposals", "listNeedMatches"
        }) {
            named.put(operation, SEARCH);
        }
        for (var operation : new String[] {
            "getCertificatePdf",
            "getCertificateFile",
            "evaluate",
            "getDealIncentives",
            "getListingDeclaration",
            "getTransferReportPaper",
            "getDiligenceFile"
        }) {
            named.put(operation, LABOUR);
        }
        for (var operation : new String[] {
            "createPatent",
            "editPatent",
            "removePatentDocument",
            "sayPatentClaims",
            "createListing",
            "editListing",
            "createNeed",
            "editNeed",
            "saveListingScratch",
            "draftTerms",
            "editOrganisation",
            "saveListing",
            "removeSavedListing",
            "createSavedSearch",
            "changeSavedSearch",
            "deleteSavedSearch",
            "markSavedSearchSeen",
            "readNotification",
            "readAllNotifications",
            "chooseNotifications",
            "removeMailAddress"
        }) {
            named.put(operation, WRITE);
        }
        for (var operation : new String[] {
            "createOrganisation",
            "askVerification",
            "verifyOrganisation",
            "changeMember",
            "removeMember",
            "leaveOrganisation",
            "inviteMember",
            "revokeInvitation",
            "acceptInvitation",
            "barOrganisation",
            "liftBar",
            "addPatentEvent",
            "confirmOwnerMatches",
            "refuseOwnerMatches",
            "appointAgency",
            "acceptAppointment",
            "declineAppointment",
            "endAppointment",
            "submitListing",
            "withdrawListing",
            "returnListing",
            "publishListing",
            "suspendListing",
            "resumeListing",
            "fileListingDeclaration",
            "askListingConsents",
            "answerListingConsent",
            "fileListingConsent",
            "acceptListingConsents",
            "acceptListing",
            "confirmNeed",
            "closeNeed",
            "respondToMatch",
            "answerNeed",
            "weighInventors",
            "recordFirstRefusal",
            "stateDealCosts",
            "decideListingPrice",
            "objectToPrice",
            "answerPriceObjection",
            "addDealPayment",
            "reverseDealPayment",
            "createMoneyHold",
            "endMoneyHold",
            "correctMoneyEntry",
            "appropriateBudget",
            "confirmStatementLine",
            "setAsideStatementLine",
            "chargeStatementLine",
            "reverseStatementLine",
            "expectDeposit",
            "proposePayout",
            "sendLineBack",
            "releasePayout",
            "cancelPayout",
            "rejectPayout",
            "exportPayouts",
            "stateBankAccount",
            "certifyDeal",
            "signDeal",
            "fileBenefitReport",
            "cancelDeal",
            "refuseDealCancellation",
            "disputeDeal",
            "rejectCertificate",
            "declareDealRelation",
            "answerDealPackage",
            "resolveDealDispute",
            "revokeDeal",
            "announceTerms",
            "commentOnTerms",
            "consentToTerms",
            "answerTermsComment",
            "askErasure",
            "withdrawErasure",
            "answerErasure",
            "confirmAccountRemoval",
            "askMailAddress",
            "followMailLink"
        }) {
            named.put(operation, DECIDE);
        }
        for (var operation : new String[] {
            "addDealEvidence", "createPatentImport", "importStatement", "addOrganisationDocument", "addPatentDocument"
        }) {
            named.put(operation, UPLOAD);
        }
        named.put("signIn", SIGN_IN);
        for (var operation : new String[] {
            "exportListings", "exportAuditEvents", "exportPatents", "getRejectedRows", "getPatentImportErrorTable"
        }) {
            named.put(operation, EXPORT);
        }
        named.put(ApiRouter.REFUSED_TOKEN, REFUSED);
        return Map.copyOf(named);
    }

    @Override
    public Rate of(String operation, boolean known) {
        var pair = NAMED.getOrDefault(operation, READ);
        return known ? pair.member() : pair.address();
    }

    /** Operations that have a line of their own; all others are reads. */
    static java.util.Set<String> operations() {
        return NAMED.keySet();
    }

    private static Rate local(int calls, Duration over) {
        return new Rate(calls, over, /* shared= */ false);
    }

    private static Rate shared(int calls, Duration over) {
        return new Rate(calls, over, /* shared= */ true);
    }
}
