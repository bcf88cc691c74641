package org.penglai.deal;

import java.time.Instant;

/**
 * What an operator made of a sign, kept in the deal's record.
 *
 * @param step which of the two words it belongs to
 */
public record WarningNote(Warning.Sign sign, DealAction step, String text, Signatory by, Instant at) {}
