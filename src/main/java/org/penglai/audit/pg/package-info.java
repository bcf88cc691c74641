/** The record's table, append-only by the database's own rights. */
@NullMarked
package org.penglai.audit.pg;

import org.jspecify.annotations.NullMarked;
