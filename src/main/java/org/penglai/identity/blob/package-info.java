/** Documents of organisations in the store of files. */
@NullMarked
package org.penglai.identity.blob;

import org.jspecify.annotations.NullMarked;
