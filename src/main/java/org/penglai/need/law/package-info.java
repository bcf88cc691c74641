/** Reads the rules of matching, which are data. */
@NullMarked
package org.penglai.need.law;

import org.jspecify.annotations.NullMarked;
