/** Imported files in the store of files. */
@NullMarked
package org.penglai.patentimport.blob;

import org.jspecify.annotations.NullMarked;
