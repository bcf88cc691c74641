/** Whole stories over several features and failures, in the words of the domain. */
@NullMarked
package org.penglai.scenario;

import org.jspecify.annotations.NullMarked;
