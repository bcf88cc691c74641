/** The ledger as anyone may read and check it. */
@NullMarked
package org.penglai.ledger.web;

import org.jspecify.annotations.NullMarked;
