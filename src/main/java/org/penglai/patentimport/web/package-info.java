/** Imports and exports of patents over HTTP. */
@NullMarked
package org.penglai.patentimport.web;

import org.jspecify.annotations.NullMarked;
