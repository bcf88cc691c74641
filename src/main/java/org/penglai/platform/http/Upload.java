package org.penglai.platform.http;

import java.nio.file.Path;

/**
 * A file that came with a multipart call, lying in a temporary place until the call ends.
 *
 * @param field name of the form field
 * @param fileName what the sender called it; for showing only, never for a path
 * @param size bytes
 * @param path where its bytes lie
 */
public record Upload(String field, String fileName, long size, Path path) {}
