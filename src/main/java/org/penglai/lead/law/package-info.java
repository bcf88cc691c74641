/** Reads the rules by which leads are counted. */
@NullMarked
package org.penglai.lead.law;

import org.jspecify.annotations.NullMarked;
