/** Paper from pages: a template's HTML as PDF, with the house's font and nothing from outside. */
@NullMarked
package org.penglai.platform.pdf;

import org.jspecify.annotations.NullMarked;
