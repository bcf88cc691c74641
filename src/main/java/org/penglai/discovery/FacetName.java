package org.penglai.discovery;

/** A property by which hits are counted and chosen. */
public enum FacetName {
    MODE("mode"),
    INDUSTRY("industry"),
    CENTRE("centre"),
    IPC("ipc"),
    PATENT_KIND("patentKind"),
    OWNER_KIND("ownerKind"),
    OWNER_NAME("ownerName"),
    DIVISION("division"),
    PRICE("price"),
    TRL("trl"),
    REMAINING_YEARS("remainingYears");

    private final String wire;

    FacetName(String wire) {
        this.wire = wire;
    }

    /** Name in requests and answers. */
    public String wire() {
        return wire;
    }
}
