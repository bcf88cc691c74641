/** The ledger's files in the store of files by digest. */
@NullMarked
package org.penglai.ledger.blob;

import org.jspecify.annotations.NullMarked;
