package org.penglai.incentive.file;

/** The text of a file under the name by which people know it. */
public record SourceText(String file, String text) {}
