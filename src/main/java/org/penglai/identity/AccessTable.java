package org.penglai.identity;

import static org.penglai.kernel.Role.ACQUIRER;
import static org.penglai.kernel.Role.AGENCY;
import static org.penglai.kernel.Role.AUDITOR;
import static org.penglai.kernel.Role.FINANCE;
import static org.penglai.kernel.Role.OPERATOR;
import static org.penglai.kernel.Role.PATENTEE;

import java.util.Set;

/** The rows of the access table, by feature; every operation of the contract and every page stands here once. */
final class AccessTable {

    private AccessTable() {}

    static Access fill(Access access) {
        return access
                // identity
                .members("getMe", "mySessions")
                .anyone("getOrganisation", "getSizeClass", "getInvitation")
                .persons("createOrganisation", "acceptInvitation", "resumeForm")
                .members(
                        "editOrganisation",
                        "askVerification",
                        "addOrganisationDocument",
                        "listOrganisationDocuments",
                        "getOrganisationDocument",
                        "listMembers",
                        "changeMember",
                        "removeMember",
                        "leaveOrganisation",
                        "inviteMember",
                        "listInvitations",
                        "revokeInvitation",
                        "listBars")
                .holders(
                        Set.of(OPERATOR),
                        "listOrganisationsToVerify",
                        "verifyOrganisation",
                        "barOrganisation",
                        "liftBar")
                // patent
                .anyone(
                        "getPatent",
                        "listPatentHistory",
                        "getPatentAnnuities",
                        "listPatentDocuments",
                        "getPatentDocument")
                .holders(Set.of(PATENTEE, AGENCY, OPERATOR), "createPatent")
                .holders(
                        Set.of(PATENTEE, OPERATOR),
                        "editPatent",
                        "addPatentDocument",
                        "removePatentDocument",
                        "sayPatentClaims")
                .holders(Set.of(PATENTEE, AGENCY), "listMyPatents")
                .holders(Set.of(OPERATOR), "addPatentEvent", "listOwnerMatchQueue")
                .members("listOwnerMatches", "confirmOwnerMatches", "refuseOwnerMatches")
                // patentimport
                .holders(
                        Set.of(PATENTEE, OPERATOR),
                        "createPatentImport",
                        "listPatentImports",
                        "getPatentImport",
                        "listPatentImportErrors",
                        "getPatentImportErrorTable",
                        "getRejectedRows",
                        "getPatentTemplate")
                .holders(Set.of(PATENTEE), "exportPatents")
                // agency
                .holders(Set.of(PATENTEE, AGENCY), "listAppointments", "endAppointment")
                .holders(Set.of(PATENTEE), "appointAgency")
                .holders(Set.of(AGENCY), "acceptAppointment", "declineAppointment")
                // listing
                .anyone(
                        "getListing",
                        "getListingEligibility",
                        "getListingCosts",
                        "listListingVersions",
                        "streamListing")
                .holders(
                        Set.of(PATENTEE, AGENCY),
                        "createListing",
                        "editListing",
                        "submitListing",
                        "withdrawListing",
                        "listMyListings",
                        "saveListingScratch",
                        "fileListingDeclaration",
                        "askListingConsents",
                        "fileListingConsent")
                .holders(Set.of(PATENTEE, ACQUIRER, AGENCY), "answerListingConsent")
                .members("listListingConsents", "getListingDeclaration")
                .holders(
                        Set.of(OPERATOR),
                        "returnListing",
                        "publishListing",
                        "suspendListing",
                        "resumeListing",
                        "acceptListingConsents")
                // publicity
                .anyone("listPublicities", "getPublicity")
                .persons("objectToPrice")
                .members("getListingPrice")
                .holders(Set.of(PATENTEE, AGENCY), "decideListingPrice")
                .holders(Set.of(PATENTEE), "answerPriceObjection")
                // discovery
                .anyone("searchListings", "listSuggestions", "browseIpc", "exportListings")
                .anyone("compareListings", "listSeenListings")
                .anyone("explainHit", "listSimilarListings")
                // need
                .holders(
                        Set.of(ACQUIRER),
                        "createNeed",
                        "editNeed",
                        "getNeedProposals",
                        "confirmNeed",
                        "closeNeed",
                        "respondToMatch")
                .holders(Set.of(PATENTEE, AGENCY), "answerNeed")
                .holders(Set.of(PATENTEE, AGENCY, OPERATOR, AUDITOR), "listListingNeeds")
                .members("listNeeds", "getNeed", "listNeedMatches")
                .holders(Set.of(OPERATOR, AUDITOR), "getNeedOverview")
                // lead
                .holders(Set.of(PATENTEE, AGENCY), "getLeads")
                .members("listSavedListings", "saveListing", "removeSavedListing")
                // savedsearch
                .members(
                        "createSavedSearch",
                        "listSavedSearches",
                        "getSavedSearch",
                        "changeSavedSearch",
                        "deleteSavedSearch",
                        "listSavedSearchMatches",
                        "markSavedSearchSeen")
                // deal
                .holders(Set.of(ACQUIRER), "acceptListing", "fileBenefitReport")
                .members(
                        "getDeal",
                        "streamDeal",
                        "listDeals",
                        "getDealCompletion",
                        "addDealEvidence",
                        "listBenefitReports",
                        "listDealEvidence",
                        "getDealEvidence")
                .holders(Set.of(FINANCE, OPERATOR), "addDealPayment")
                .holders(Set.of(FINANCE), "reverseDealPayment")
                .holders(Set.of(OPERATOR), "certifyDeal", "rejectCertificate", "revokeDeal")
                .holders(Set.of(OPERATOR, AUDITOR), "listDealWarnings")
                .members("declareDealRelation")
                .members("listDealPackages", "getDealPackageTable", "getDealPackagePaper", "answerDealPackage")
                .holders(Set.of(PATENTEE, ACQUIRER), "signDeal", "cancelDeal", "refuseDealCancellation", "disputeDeal")
                .holders(Set.of(PATENTEE, ACQUIRER, OPERATOR), "resolveDealDispute")
                .anyone("getCertificate", "getCertificatePdf", "getCertificateFile")
                // money
                .holders(
                        Set.of(FINANCE, OPERATOR, AUDITOR),
                        "getMoneyBook",
                        "listMoneyEntries",
                        "listMoneyHolds",
                        "listStatements",
                        "getStatement",
                        "listStatementFaults",
                        "listStatementLines",
                        "listPayouts")
                .holders(
                        Set.of(FINANCE),
                        "createMoneyHold",
                        "endMoneyHold",
                        "correctMoneyEntry",
                        "appropriateBudget",
                        "importStatement",
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
                        "getPayoutFile")
                .holders(Set.of(PATENTEE, ACQUIRER, AGENCY), "stateBankAccount")
                .members("getMyMoney")
                // ledger
                .anyone(
                        "getLedgerHead",
                        "listLedgerHeads",
                        "listLedgerDays",
                        "getLedgerDay",
                        "listLedgerEntries",
                        "getLedgerInclusionProof",
                        "getLedgerConsistencyProof",
                        "listKeys")
                // duty
                .members("getListingDuties", "getDiligenceFile", "getDealIncome")
                .holders(Set.of(PATENTEE, AGENCY), "weighInventors", "recordFirstRefusal")
                .holders(
                        Set.of(PATENTEE),
                        "stateDealCosts",
                        "getTransferReport",
                        "getTransferReportTable",
                        "getTransferReportPaper")
                // incentive
                .anyone("listProgrammes", "getProgramme", "evaluate")
                .members("getDealIncentives")
                // audit
                .holders(Set.of(OPERATOR, AUDITOR), "listAuditEvents", "exportAuditEvents")
                // terms
                .anyone("listTerms", "getTermsEdition", "listTermsComments")
                .members("commentOnTerms", "consentToTerms", "getDealTerms")
                .holders(
                        Set.of(OPERATOR),
                        "getTermsDraft",
                        "draftTerms",
                        "announceTerms",
                        "listUnansweredTermsComments",
                        "answerTermsComment")
                // keeping
                .members("getPersonalData", "askErasure", "withdrawErasure")
                .holders(Set.of(OPERATOR), "listErasureRequests", "answerErasure", "confirmAccountRemoval")
                // inbox
                .members(
                        "listNotifications",
                        "openNotification",
                        "readNotification",
                        "readAllNotifications",
                        "getNotificationSettings",
                        "chooseNotifications",
                        "askMailAddress",
                        "removeMailAddress")
                .anyone("followMailLink")
                // service
                .anyone(
                        "getContract",
                        "browseContract",
                        "explainProblem",
                        "chooseLanguage",
                        "chooseAppearance",
                        "home",
                        "signIn",
                        "signOut",
                        "signOutByRealm");
    }
}
