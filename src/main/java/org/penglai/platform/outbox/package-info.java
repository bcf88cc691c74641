/**
 * Events written in the transaction, delivered after it: at least once, in order per aggregate, woken by {@code NOTIFY}
 * and surviving a crash between any two steps.
 *
 * <p>A row of {@code outbox_delivery} is a debt: it stands until its subscriber has taken the event. A subscriber inside
 * the database takes it in the transaction of its own effect, so that the effect happens once; one outside leases it
 * first and must be idempotent.
 */
@NullMarked
package org.penglai.platform.outbox;

import org.jspecify.annotations.NullMarked;
