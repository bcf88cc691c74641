/**
 * Needs (技术需求): a firm says what it would like to solve, in its own words; listings that could meet it are ranked with
 * reasons, their owners are told and answer, and what firms say to them teaches the ranking.
 *
 * <pre>
 *  firm: describes          firm: confirms fields       firm: closes
 *  ──────────────► DRAFT ──────────────────────► OPEN ──────────────► CLOSED
 *                    │  firm: gives it up          │  system: its last day is over
 *                    └──────────► CLOSED           └──────────► EXPIRED
 * </pre>
 *
 * Who moves what stands in {@link org.penglai.need.NeedCourse}. An answer changes no state of the need: it stands on a match.
 */
@NullMarked
package org.penglai.need;

import org.jspecify.annotations.NullMarked;
