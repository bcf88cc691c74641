/**
 * Incentives (奖励、资助): which public programmes a deal meets, up to what ceiling, and why. The rules are data, read from
 * {@code programmes/}; the code knows only their vocabulary. Serves the city's action plan for intellectual property
 * 2022–2024 (烟台市知识产权高质量发展三年行动方案) and holds each clause with its source, locator, dates and status.
 *
 * <p>An evaluation is pure: (programme, facts, day of the legal event) → {@link org.penglai.incentive.Evaluation}, with a
 * trace of every condition, the value it had and where the value came from.
 *
 * <pre>
 *   day before the term          → INELIGIBLE, NOT_YET
 *   day in the term              → IN_FORCE            ┐
 *   day in a continuation        → CONTINUED           ├ conditions, evidence and decisions run
 *   day in an assumed one        → CONTINUED_ASSUMED   ┘
 *   any other day                → INELIGIBLE, ENDED
 *
 *   any step unmet → INELIGIBLE;  else any unknown → NEEDS_EVIDENCE;
 *   else any decision pending → NEEDS_DECISION;  else ELIGIBLE, up to a ceiling that is no entitlement
 * </pre>
 */
@NullMarked
package org.penglai.incentive;

import org.jspecify.annotations.NullMarked;
