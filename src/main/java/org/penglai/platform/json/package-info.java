/** The one way JSON is read and written. */
@NullMarked
package org.penglai.platform.json;

import org.jspecify.annotations.NullMarked;
