package org.penglai.discovery;

import java.util.List;

/**
 * How the hits spread over one property. A facet leaves its own filter aside, so that what was not chosen stays in sight
 * with the count it would have.
 */
public record Facet(FacetName name, List<Value> values) {

    public Facet {
        values = List.copyOf(values);
    }

    /**
     * One value of the property.
     *
     * @param value code, symbol, or bounds such as {@code 100000-499999}; how it reads in words is the page's affair
     * @param chosen whether the query asks for it
     */
    public record Value(String value, long count, boolean chosen) {}
}
