package org.penglai.listing;

import java.util.List;

/** What was filed at the office of the declarations that were prepared here. */
public interface Declarations {

    /** In the order of recording. */
    List<Declaration.Filing> of(ListingId listing);

    void add(ListingId listing, Declaration.Filing filing);
}
