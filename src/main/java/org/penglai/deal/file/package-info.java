/** Writes what a deal's parties hand in to authorities as workbooks. */
@NullMarked
package org.penglai.deal.file;

import org.jspecify.annotations.NullMarked;
