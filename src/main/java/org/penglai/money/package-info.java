/**
 * The money book: double entry for deposits, prices, instalments, refunds and awards, holds in two phases, what is expected by
 * whom, what the bank's statement says came in, and what is to go out. The platform moves no money itself: it books what the
 * bank says, and hands payments over as a file. The database keeps the balances and refuses what does not balance; a posting
 * is never changed, and a correction is an entry of its own that names what it corrects.
 *
 * <pre>
 *   hold:     PENDING ──▶ POSTED (by one entry) | VOIDED | EXPIRED
 *   line:     read ──▶ MATCHED ──▶ BOOKED      SUGGESTED, UNKNOWN ──▶ MATCHED | SET_ASIDE      KNOWN (booked before)
 *   payout:   PROPOSED ──▶ RELEASED ──▶ EXPORTED ──▶ PAID ──▶ RETURNED      PROPOSED, RELEASED ──▶ CANCELLED
 * </pre>
 */
@NullMarked
package org.penglai.money;

import org.jspecify.annotations.NullMarked;
