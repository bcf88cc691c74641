/**
 * What can be seen of a running server from outside: lines of JSON with keys from one dictionary ({@link
 * org.penglai.platform.observe.LogKey}), metrics by operation and role of failure, and traces that follow a call through
 * the database, the search engine and the identity provider to the deliveries it causes. None of them carries personal
 * data or a secret: names of operations, codes and durations say what happened, and the texts of exceptions, addresses
 * and bodies stay where they are.
 */
@NullMarked
package org.penglai.platform.observe;

import org.jspecify.annotations.NullMarked;
