package org.penglai.need;

/** What a listing is compared with a need by; each is valued from 0 to 1000, and more is never worse. */
public enum Feature {
    /** The need's own words stand in the listing. */
    WORDS,
    /** The search engine finds it near, compared with what it finds nearest. */
    SEARCH,
    /** It lies in a confirmed IPC field. */
    IPC,
    /** It belongs to a confirmed industry. */
    INDUSTRY,
    /** Its owner is nearby. */
    PLACE,
    /** Its price lies within the budget. */
    BUDGET,
    /** It is ripe enough for a firm to take up. */
    MATURITY,
    /** A small firm pays nothing. */
    FREE
}
