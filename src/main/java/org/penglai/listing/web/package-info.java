/** Listings over HTTP: the API and the pages. */
@NullMarked
package org.penglai.listing.web;

import org.jspecify.annotations.NullMarked;
