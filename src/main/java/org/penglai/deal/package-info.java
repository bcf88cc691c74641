/**
 * Deals: what follows when an offer is taken, up to the certificate that anyone can check. Serves the Patent Law, articles
 * 12, 50 and 51, and Rules 15 and 87 of its Implementing Rules.
 *
 * <p>An open licence is taken by a notice to the patentee: the contract is formed when the notice arrives, on the terms as
 * announced then, and the permission takes effect when what is due first has been paid; both instants are kept. The city's
 * free licence is a contract between a local university or institute and a local small firm, so both sides are checked.
 * A deal is certified on the official act by two operators, neither of a party.
 *
 * <pre>
 *   notice, acceptance         signed by both        paid, or nothing due       first operator          second operator
 *   ──────────────────▶ AGREED ─────────────▶ SIGNED ─────────────────▶ PERFORMED ─────────────▶ RECORDED ─────────────▶ CERTIFIED
 *                         │    where the mode signs     (art. 51)                 (rules 15, 87)                             │ two operators
 *                         ▼ due day passed                                                                                  ▼
 *                       LAPSED            before the certificate: both sides ▶ CANCELLED, either ▶ DISPUTED ▶ back        REVOKED
 * </pre>
 *
 * <p>Who moves a deal from where to where stands mode by mode in {@link org.penglai.deal.Course}, and nowhere else.
 */
@NullMarked
package org.penglai.deal;

import org.jspecify.annotations.NullMarked;
