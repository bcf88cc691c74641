/** Appointments over the API and on their page. */
@NullMarked
package org.penglai.agency.web;

import org.jspecify.annotations.NullMarked;
