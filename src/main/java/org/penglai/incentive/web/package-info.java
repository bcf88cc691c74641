/** Programmes and what they make of a deal, over the API and as pages. */
@NullMarked
package org.penglai.incentive.web;

import org.jspecify.annotations.NullMarked;
