/**
 * Deals and certificates on the web: the interface for programs, the pages for people, and the certificate as a paper that
 * leads back to its page.
 */
@NullMarked
package org.penglai.deal.web;

import org.jspecify.annotations.NullMarked;
