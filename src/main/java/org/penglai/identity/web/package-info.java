/** Identity over HTTP. */
@NullMarked
package org.penglai.identity.web;

import org.jspecify.annotations.NullMarked;
