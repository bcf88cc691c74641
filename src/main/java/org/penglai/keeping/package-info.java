/**
 * How long what is kept, and what follows then: the periods of all record kinds as data with their authority, the work that
 * forgets what is past its period, and the erasure of personal data on which no duty to keep it stands.
 */
@NullMarked
package org.penglai.keeping;

import org.jspecify.annotations.NullMarked;
