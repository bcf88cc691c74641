package org.penglai.lead;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.penglai.listing.ListingId;

/** Counts of leads by listing and day. */
public interface Leads {

    /** A number of one kind for a listing on a day. */
    record Day(ListingId listing, LocalDate on, LeadKind kind, int count) {}

    /** A word that found a listing, by so many visitors of the week that begins that day. */
    record Word(ListingId listing, LocalDate week, String word, int visitors) {}

    /** Why a listing was declined: a code of ours. */
    record Decline(ListingId listing, LocalDate on, String reason, int count) {}

    /** Adds to what stands there. */
    void add(List<Day> counts, List<Word> words);

    void decline(Decline decline);

    List<Day> days(Collection<ListingId> listings, LocalDate from);

    List<Word> words(Collection<ListingId> listings, LocalDate from);

    List<Decline> declines(Collection<ListingId> listings, LocalDate from);

    /** All numbers added up by kind. */
    static Map<LeadKind, Integer> sums(Collection<Day> days) {
        var sums = new java.util.EnumMap<LeadKind, Integer>(LeadKind.class);
        days.forEach(day -> sums.merge(day.kind(), day.count(), Integer::sum));
        return sums;
    }
}
