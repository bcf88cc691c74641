/**
 * Files of any feature, kept by the digest of their bytes: the same bytes are kept once, a changed byte is seen on reading,
 * and what a file is follows from its content, whatever its sender called it. Nothing here knows a word of the domain.
 */
@NullMarked
package org.penglai.platform.blob;

import org.jspecify.annotations.NullMarked;
