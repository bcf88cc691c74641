/** Files of discovery: words of the trades and the official classification on their way in, and lists of hits on their way out. */
@NullMarked
package org.penglai.discovery.file;

import org.jspecify.annotations.NullMarked;
