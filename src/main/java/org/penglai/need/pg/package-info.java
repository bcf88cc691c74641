/** Needs, their matches and answers in PostgreSQL. */
@NullMarked
package org.penglai.need.pg;

import org.jspecify.annotations.NullMarked;
