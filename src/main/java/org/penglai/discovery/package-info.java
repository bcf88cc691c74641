/**
 * Finding: one search over all published listings in Chinese and English words, by number and by facets. What is found
 * is a projection of the database; prices and standings that bind are read there by id.
 *
 * <p>It answers two complaints about older marketplaces: that they only show lists without application field or
 * classification, and that nobody outside the trade finds anything in them.
 */
@NullMarked
package org.penglai.discovery;

import org.jspecify.annotations.NullMarked;
