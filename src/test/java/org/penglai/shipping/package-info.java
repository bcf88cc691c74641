/** What leaves this repository: the packaged server, its images, the compose file, and the licences inside. */
@NullMarked
package org.penglai.shipping;

import org.jspecify.annotations.NullMarked;
