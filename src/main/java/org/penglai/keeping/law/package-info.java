/** The record kinds' file, read and held to its form. */
@NullMarked
package org.penglai.keeping.law;

import org.jspecify.annotations.NullMarked;
