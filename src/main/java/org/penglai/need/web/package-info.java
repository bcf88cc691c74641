/** Needs over the API and on their pages. */
@NullMarked
package org.penglai.need.web;

import org.jspecify.annotations.NullMarked;
