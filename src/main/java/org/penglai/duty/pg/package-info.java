/** Keeps the records of a university's duties in PostgreSQL. */
@NullMarked
package org.penglai.duty.pg;

import org.jspecify.annotations.NullMarked;
