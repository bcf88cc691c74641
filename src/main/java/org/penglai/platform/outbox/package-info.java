/**
 * Events written in the transaction, delivered after it: at least once, in order per aggregate, woken by {@code NOTIFY}
 * and surviving a crash between any two steps.
 *
 * <p>A row of {@code outbox_delivery} is a debt: it stands until its subscriber has taken the event. A subscriber inside
 * the database takes it in the transaction of its own effect, so that the effect happens once; one outside leases it
 * first and must be idempotent. The receipt bears the number of the attempt: a server that comes back after its lease has
 * ended changes nothing. A delivery that fails holds up only its own aggregate; {@code Debts} shows those that are stuck
 * and gives them up on an operator's word.
 */
@NullMarked
package org.penglai.platform.outbox;

import org.jspecify.annotations.NullMarked;
