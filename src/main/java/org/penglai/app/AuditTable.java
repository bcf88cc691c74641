package org.penglai.app;

import java.util.Set;

/** What goes on record besides sign-ins: every deed but these few, and these few of the reads. */
final class AuditTable {

    /** Reads of what only the parties and the offices may see as documents, and of the record itself. */
    static final Set<String> CONFIDENTIAL = Set.of(
            "getDealEvidence",
            "getPayoutFile",
            "getDiligenceFile",
            "getOrganisationDocument",
            "listAuditEvents",
            "exportAuditEvents");

    /** Sent as a form or a body, and yet no decision; the end of a session is on record as such. */
    static final Set<String> UNRECORDED = Set.of(
            "signOut",
            "signOutByRealm",
            "mySessions",
            "evaluate",
            "chooseLanguage",
            "readNotification",
            "markSavedSearchSeen",
            "saveListing",
            "removeSavedListing",
            "readAllNotifications",
            "followMailLink");

    private AuditTable() {}
}
