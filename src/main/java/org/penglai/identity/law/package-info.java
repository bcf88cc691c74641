/** What is asked of organisations, read from the law's data. */
@NullMarked
package org.penglai.identity.law;

import org.jspecify.annotations.NullMarked;
