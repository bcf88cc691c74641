/**
 * Hostile input: requests derived from the contract and from the pages, broken in every way that can be thought of, against a
 * running server. Whatever comes, the server answers with a designed refusal, tells nothing of its inside, changes nothing
 * and stays well. A failure prints what replays it alone.
 */
@NullMarked
package org.penglai.hostile;

import org.jspecify.annotations.NullMarked;
