package org.penglai.incentive;

import org.penglai.kernel.Bilingual;

/** A code of the files with its name: a department, a special plan of the paper. */
public record Named(String code, Bilingual name) {}
