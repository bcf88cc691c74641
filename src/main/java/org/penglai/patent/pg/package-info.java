/** Patents in PostgreSQL. */
@NullMarked
package org.penglai.patent.pg;

import org.jspecify.annotations.NullMarked;
