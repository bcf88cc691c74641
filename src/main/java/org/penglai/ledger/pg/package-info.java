/** The ledger's tables, append-only by the database's own rights. */
@NullMarked
package org.penglai.ledger.pg;

import org.jspecify.annotations.NullMarked;
