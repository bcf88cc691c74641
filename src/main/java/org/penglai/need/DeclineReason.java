package org.penglai.need;

/** Why a firm declines, in eight kinds; what they are called and who distinguishes them stands in {@link NeedRules}. */
public enum DeclineReason {
    TOO_EARLY,
    BENEFIT_UNCLEAR,
    ROUTE_UNCLEAR,
    DESCRIPTION_UNCLEAR,
    SCIENTIFIC_DOUBT,
    OUTSIDE_FIELD,
    TERMS_UNSUITABLE,
    SOLVED_OTHERWISE
}
