/** Values and ports that every feature shares; depends on nothing but the JDK. */
@NullMarked
package org.penglai.kernel;

import org.jspecify.annotations.NullMarked;
