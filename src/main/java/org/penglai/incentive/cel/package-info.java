/**
 * Conditions in CEL (Common Expression Language): typed against the vocabulary when they are loaded, without macros and
 * so without loops, which bounds their cost by their length.
 */
@NullMarked
package org.penglai.incentive.cel;

import org.jspecify.annotations.NullMarked;
