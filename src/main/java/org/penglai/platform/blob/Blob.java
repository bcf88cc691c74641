package org.penglai.platform.blob;

import org.penglai.kernel.Sha256;

/** A kept file. */
public record Blob(Sha256 digest, long size, FileType type) {}
