/** Drawings and claims of patents among the kept files. */
@NullMarked
package org.penglai.patent.blob;

import org.jspecify.annotations.NullMarked;
