package org.penglai.discovery.elastic;

/** How many of a query's terms a listing must hold. */
enum Closeness {
    /**
     * Of up to two terms all, of more three in four, since word borders make pairs that no text holds; of what is rather a
     * sentence some, or talk would hide the matter.
     */
    CLOSE("2<75% 6<50% 12<3", "100%"),
    /** What is offered when few are close: any of the terms, or three in five of the single characters. */
    NEAR("1", "3<60%");

    private final String enough;
    private final String enoughSingles;

    Closeness(String enough, String enoughSingles) {
        this.enough = enough;
        this.enoughSingles = enoughSingles;
    }

    String enough() {
        return enough;
    }

    String enoughSingles() {
        return enoughSingles;
    }
}
