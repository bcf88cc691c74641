/** Deals, their files, payments and certificates in PostgreSQL; only the deal's own row ever changes. */
@NullMarked
package org.penglai.deal.pg;

import org.jspecify.annotations.NullMarked;
