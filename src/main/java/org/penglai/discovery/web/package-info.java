/** Searching over the API and on the page {@code /search}. */
@NullMarked
package org.penglai.discovery.web;

import org.jspecify.annotations.NullMarked;
