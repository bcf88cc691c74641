package org.penglai.incentive;

import org.penglai.kernel.Bilingual;

/**
 * Another wording of the same rule elsewhere in the paper. Both stand; the difference is named and shown.
 *
 * @param id short name within the programme
 * @param citation where the other wording stands
 * @param difference what differs, in our own words
 */
public record Variant(String id, Citation citation, Bilingual difference) {}
