/**
 * Starts the real PostgreSQL, Elasticsearch and Keycloak from their Maven artifacts, for the demo and for tests.
 *
 * <p>It stands in test scope, so that none of it reaches the shipped jar. Every program runs under a watchdog
 * ({@link org.penglai.stack.WatchedProcess}) that outlives the JVM which started it by as long as an orderly stop
 * takes, and no longer: a Ctrl-C, a closed terminal and a {@code kill -9} each leave no process behind.
 */
@NullMarked
package org.penglai.stack;

import org.jspecify.annotations.NullMarked;
