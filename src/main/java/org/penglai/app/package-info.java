/** Puts the house together: configuration, wiring, routes, the joins between features, and the command line. */
@NullMarked
package org.penglai.app;

import org.jspecify.annotations.NullMarked;
