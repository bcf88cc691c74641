package org.penglai.incentive;

import java.util.Optional;
import org.penglai.kernel.Bilingual;

/**
 * A paper from which rules are taken.
 *
 * @param id short name used in citations
 * @param title its title
 * @param textHeld which text of it the rules were read from, and what is known about its standing
 * @param number its official number, where it is known
 */
public record Document(String id, Bilingual title, Bilingual textHeld, Optional<String> number) {}
