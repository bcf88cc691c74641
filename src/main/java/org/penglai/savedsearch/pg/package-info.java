/** Saved searches in PostgreSQL. */
@NullMarked
package org.penglai.savedsearch.pg;

import org.jspecify.annotations.NullMarked;
