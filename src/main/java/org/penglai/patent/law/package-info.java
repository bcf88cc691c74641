/** The file of the law of annuities. */
@NullMarked
package org.penglai.patent.law;

import org.jspecify.annotations.NullMarked;
