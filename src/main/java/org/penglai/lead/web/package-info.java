/** Lead analytics and lists of saved listings over the API and on pages. */
@NullMarked
package org.penglai.lead.web;

import org.jspecify.annotations.NullMarked;
