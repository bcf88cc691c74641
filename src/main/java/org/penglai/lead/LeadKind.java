package org.penglai.lead;

/** What happened to a listing on its way to a deal, from the wide end of the funnel (漏斗) to the narrow one. */
public enum LeadKind {
    /** It stood among the hits of a search. */
    FOUND,
    /** Its page was opened by somebody who does not sell it. */
    SEEN,
    /** Somebody put it on a list of saved listings. */
    SAVED,
    /** Somebody asked after it. */
    ENQUIRED,
    /** A firm accepted it. */
    ACCEPTED,
    /** It was declined, or a deal came to nothing. */
    DECLINED
}
