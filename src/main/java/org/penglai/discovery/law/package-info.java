/** Reads the data of discovery: which patents lie in which industry and in the field of which operation centre. */
@NullMarked
package org.penglai.discovery.law;

import org.jspecify.annotations.NullMarked;
