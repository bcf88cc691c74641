package org.penglai.deal;

import org.penglai.kernel.Sha256;

/**
 * A file as it is kept: by the digest of its bytes, so that a changed byte is seen.
 *
 * @param size in bytes
 * @param mediaType by its content, whatever the sender called it
 */
public record Document(Sha256 digest, long size, String mediaType) {}
