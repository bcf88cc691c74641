/**
 * Programme files: YAML read strictly, so that nothing is half-loaded. An unknown key, a value without date, source or
 * unit, a name that is nowhere explained or a condition that does not type-check stops the start, with file and line.
 * The format is described in {@code programmes/README.md}.
 */
@NullMarked
package org.penglai.incentive.file;

import org.jspecify.annotations.NullMarked;
