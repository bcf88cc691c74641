/** Files of discovery: the official classification on its way in, and lists of hits on their way out. */
@NullMarked
package org.penglai.discovery.file;

import org.jspecify.annotations.NullMarked;
