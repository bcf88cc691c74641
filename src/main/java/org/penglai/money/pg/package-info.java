/** The money book in PostgreSQL, which keeps the balances itself. */
@NullMarked
package org.penglai.money.pg;

import org.jspecify.annotations.NullMarked;
