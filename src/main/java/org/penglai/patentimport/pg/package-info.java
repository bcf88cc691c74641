/** Imports in PostgreSQL. */
@NullMarked
package org.penglai.patentimport.pg;

import org.jspecify.annotations.NullMarked;
