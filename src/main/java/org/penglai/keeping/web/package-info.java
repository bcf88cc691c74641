/** Personal data and their erasure over HTTP. */
@NullMarked
package org.penglai.keeping.web;

import org.jspecify.annotations.NullMarked;
