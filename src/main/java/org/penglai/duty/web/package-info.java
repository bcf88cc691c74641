/** Shows a university's duties over the API and as pages. */
@NullMarked
package org.penglai.duty.web;

import org.jspecify.annotations.NullMarked;
