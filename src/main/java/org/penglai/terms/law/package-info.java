/** The file of how rules are changed. */
@NullMarked
package org.penglai.terms.law;

import org.jspecify.annotations.NullMarked;
