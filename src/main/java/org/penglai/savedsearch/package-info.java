/**
 * Saved searches (保存的搜索): a person keeps a search and is told, at once, daily or weekly, of what is published and matches
 * it. Each match is kept once in the transaction that finds it, and told once in the transaction that tells it, so that no
 * crash loses or repeats one. Few searches are asked of the engine for a new listing: those whose {@code Condition} it meets.
 */
@NullMarked
package org.penglai.savedsearch;

import org.jspecify.annotations.NullMarked;
