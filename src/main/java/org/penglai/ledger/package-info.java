/**
 * The record that anyone can check: entries of fact, each with its leaf hash, written in the transaction of the act they
 * tell of and never changed. Their place in the Merkle tree (RFC 9162) is given afterwards, so that no lock is held across
 * a commit.
 */
@NullMarked
package org.penglai.ledger;

import org.jspecify.annotations.NullMarked;
