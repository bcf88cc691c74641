/** Keeps the classification in PostgreSQL. */
@NullMarked
package org.penglai.discovery.pg;

import org.jspecify.annotations.NullMarked;
