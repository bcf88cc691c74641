/** The documents of deals in the store of files by digest. */
@NullMarked
package org.penglai.deal.blob;

import org.jspecify.annotations.NullMarked;
