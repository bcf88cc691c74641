/** Signatures that anyone can check without asking the platform: Ed25519 with keys in the form of RFC 8037. */
@NullMarked
package org.penglai.platform.sign;

import org.jspecify.annotations.NullMarked;
