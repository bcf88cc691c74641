/** Forgetting and erasure in PostgreSQL, through the functions that its owner has made for them. */
@NullMarked
package org.penglai.keeping.pg;

import org.jspecify.annotations.NullMarked;
