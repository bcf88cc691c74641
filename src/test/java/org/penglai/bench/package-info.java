/**
 * Benchmarks, run by {@code mvn -Pbench verify}. Each compares the whole house with the bare calls it rests on, in the same
 * run and interleaved; baselines stand in the best of the settings tried, which are printed with it. Nothing asserts a
 * speed; refused requests are counted apart and never as throughput.
 *
 * <p>{@code Contest} is the frame, {@code Load} the two ways of asking, {@code BareCalls} and {@code BareServer} the
 * baselines. {@code -Dbench.rounds} and {@code -Dbench.seconds} make a run longer or shorter. What was seen is also written
 * to {@code target/bench}.
 */
@NullMarked
package org.penglai.bench;

import org.jspecify.annotations.NullMarked;
