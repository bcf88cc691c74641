/** The money book over HTTP: for the offices that keep it, and for parties what concerns them. */
@NullMarked
package org.penglai.money.web;

import org.jspecify.annotations.NullMarked;
