/**
 * Lead analytics (挂牌线索统计) for those who offer: how often a listing was seen, found and by which words, saved, enquired after
 * and accepted, and why it was declined. Counted by listing and day, never by person: who looks is known in memory only, under a
 * salt that nobody keeps, and a word is written down once enough different visitors have used it.
 */
@NullMarked
package org.penglai.lead;

import org.jspecify.annotations.NullMarked;
