/** Text as people write it, made comparable. */
@NullMarked
package org.penglai.platform.text;

import org.jspecify.annotations.NullMarked;
