/** Files of patents in every format: recognised, read as streams, written. */
@NullMarked
package org.penglai.patentimport.file;

import org.jspecify.annotations.NullMarked;
