/** Counts of leads in PostgreSQL. */
@NullMarked
package org.penglai.lead.pg;

import org.jspecify.annotations.NullMarked;
