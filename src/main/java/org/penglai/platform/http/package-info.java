/**
 * HTTP at the edge: the event loop parses, checks against the contract and writes; each call runs on one virtual thread
 * behind a semaphore and computes a {@link org.penglai.platform.http.Reply} from a {@link org.penglai.platform.http.Call}.
 * Vert.x's routing context never leaves this package, and refusals become words in one place.
 */
@NullMarked
package org.penglai.platform.http;

import org.jspecify.annotations.NullMarked;
