/**
 * The record of who signed in, who decided, who was denied and who read a confidential document: written with the deed itself,
 * never changed, and read by operators and auditors, which is on record too. Persons stand in it by the identity provider's
 * subject and nothing else; addresses by a keyed digest, so that the same one can be told from another.
 */
@NullMarked
package org.penglai.audit;

import org.jspecify.annotations.NullMarked;
