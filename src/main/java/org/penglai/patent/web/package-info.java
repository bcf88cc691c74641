/** Patents over HTTP: the API and the pages. */
@NullMarked
package org.penglai.patent.web;

import org.jspecify.annotations.NullMarked;
