/** Letters in words, the seals of their links, and the way to the mail server. */
@NullMarked
package org.penglai.inbox.mail;

import org.jspecify.annotations.NullMarked;
