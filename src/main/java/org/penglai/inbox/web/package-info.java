/** The inbox as pages and in the API. */
@NullMarked
package org.penglai.inbox.web;

import org.jspecify.annotations.NullMarked;
