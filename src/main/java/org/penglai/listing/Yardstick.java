package org.penglai.listing;

/**
 * What a rule's data give its ground to measure by.
 *
 * @param months the least that must be left, where the rule names it
 */
record Yardstick(int months, ListingLaw.Places places) {}
