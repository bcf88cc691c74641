/** The platform's rules over HTTP. */
@NullMarked
package org.penglai.terms.web;

import org.jspecify.annotations.NullMarked;
