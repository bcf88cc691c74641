/** Appointments in PostgreSQL. */
@NullMarked
package org.penglai.agency.pg;

import org.jspecify.annotations.NullMarked;
