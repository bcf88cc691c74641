/** Bank statements and payment orders as files: camt.053, pain.001 and tables in text. */
@NullMarked
package org.penglai.money.file;

import org.jspecify.annotations.NullMarked;
