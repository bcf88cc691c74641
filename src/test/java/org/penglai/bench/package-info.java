/**
 * Benchmarks, run by {@code mvn -Pbench verify}: each compares two things in the same run, interleaved, and prints what it
 * saw with load, data size and foreign CPU. None asserts a speed.
 */
@NullMarked
package org.penglai.bench;

import org.jspecify.annotations.NullMarked;
