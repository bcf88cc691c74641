/**
 * PostgreSQL from the inside: one pool, transactions bound to the calling thread's scope, one clock, and the translation
 * of constraint names into refusals. Nothing here knows a word of the domain.
 */
@NullMarked
package org.penglai.platform.pg;

import org.jspecify.annotations.NullMarked;
