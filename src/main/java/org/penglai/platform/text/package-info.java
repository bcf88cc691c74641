/** Text as people write it, made comparable; text files and tables in them, read as streams. */
@NullMarked
package org.penglai.platform.text;

import org.jspecify.annotations.NullMarked;
