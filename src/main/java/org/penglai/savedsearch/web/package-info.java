/** Saved searches over the API and on pages. */
@NullMarked
package org.penglai.savedsearch.web;

import org.jspecify.annotations.NullMarked;
