/** Notices, choices, addresses and letters in PostgreSQL. */
@NullMarked
package org.penglai.inbox.pg;

import org.jspecify.annotations.NullMarked;
