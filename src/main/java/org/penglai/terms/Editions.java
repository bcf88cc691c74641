package org.penglai.terms;

import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;

/** Where the editions are kept. */
public interface Editions {

    Shelf shelf(Document document);

    /** The same, with the document locked against other changes until the running transaction ends. */
    Shelf lock(Document document);

    /** Begins a draft. */
    void add(Document document, int number, Written written, Actor by);

    /** Writes the draft over. */
    void rewrite(Edition draft, Written written, Actor by);

    void announce(Edition draft, Edition.Announcement announcement, Actor by);

    /** What an operator writes. */
    record Written(Bilingual text, Bilingual reason) {}
}
