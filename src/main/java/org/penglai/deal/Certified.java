package org.penglai.deal;

/** How much was brought to its end here. */
@FunctionalInterface
public interface Certified {

    /** How many deals have a certificate that stands. */
    long count();
}
