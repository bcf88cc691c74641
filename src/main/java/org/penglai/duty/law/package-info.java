/** Reads the data of the law on a university's duties. */
@NullMarked
package org.penglai.duty.law;

import org.jspecify.annotations.NullMarked;
