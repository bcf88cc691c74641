/** Organisations and memberships in PostgreSQL. */
@NullMarked
package org.penglai.identity.pg;

import org.jspecify.annotations.NullMarked;
