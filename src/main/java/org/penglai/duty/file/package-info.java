/** Writes a university's report and its diligence file. */
@NullMarked
package org.penglai.duty.file;

import org.jspecify.annotations.NullMarked;
