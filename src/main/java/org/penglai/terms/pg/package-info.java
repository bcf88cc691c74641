/** The platform's rules, comments and consents in PostgreSQL. */
@NullMarked
package org.penglai.terms.pg;

import org.jspecify.annotations.NullMarked;
