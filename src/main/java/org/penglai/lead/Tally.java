package org.penglai.lead;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.penglai.listing.ListingId;

/**
 * Counts sightings in memory: a visitor once a day for each listing, a word once a week for each visitor and listing. It knows
 * visitors by salted digests of eight bytes; the salt is drawn anew each week and stands nowhere else. What is counted is taken
 * by {@link #take} and written; what the process has not written when it dies is lost.
 */
final class Tally {

    /** Digests kept of one day, some ten megabytes; beyond, nobody more is told apart, and nothing more counts. */
    private static final int DIGESTS_MAX = 200_000;

    private final LeadRules rules;
    private final Supplier<byte[]> salts;
    private byte[] salt;
    private LocalDate day = LocalDate.MIN;
    private int week = -1;
    private final Set<Long> today = new HashSet<>();
    private final Map<Place, Set<Long>> users = new HashMap<>();
    private int told;
    private Map<Count, Integer> counts = new HashMap<>();
    private Map<Used, Integer> words = new HashMap<>();

    /** A number of one kind for a listing on a day. */
    record Count(ListingId listing, LocalDate on, LeadKind kind) {}

    /** A word that found a listing in the week that begins that day. */
    record Used(ListingId listing, LocalDate week, String word) {}

    /** What was counted since it was last taken. */
    record Taken(Map<Count, Integer> counts, Map<Used, Integer> words) {
        boolean isEmpty() {
            return counts.isEmpty() && words.isEmpty();
        }
    }

    private record Place(ListingId listing, String word) {}

    /** @param salts draws a salt that cannot be guessed */
    Tally(LeadRules rules, Supplier<byte[]> salts) {
        this.rules = rules;
        this.salts = salts;
        this.salt = salts.get();
    }

    void count(Sighting sighting, LocalDate on) {
        turn(on);
        var words = Words.of(sighting.text(), rules);
        for (var listing : sighting.listings()) {
            if (today.size() < DIGESTS_MAX && today.add(digest(sighting, listing.toString(), on.toString()))) {
                counts.merge(new Count(listing, on, sighting.kind()), 1, Integer::sum);
            }
            words.forEach(word -> use(sighting, listing, word));
        }
    }

    /** Below the threshold a word is known here only; when it is reached, all who used it count at once. */
    private void use(Sighting sighting, ListingId listing, String word) {
        var visitors = users.computeIfAbsent(new Place(listing, word), first -> new HashSet<>(2));
        if (told >= DIGESTS_MAX || !visitors.add(digest(sighting, "", ""))) {
            return;
        }
        told++;
        var used = new Used(listing, monday(day), word);
        if (visitors.size() == rules.fewestVisitors()) {
            words.merge(used, rules.fewestVisitors(), Integer::sum);
        } else if (visitors.size() > rules.fewestVisitors()) {
            words.merge(used, 1, Integer::sum);
        }
    }

    Taken take() {
        var taken = new Taken(counts, words);
        counts = new HashMap<>();
        words = new HashMap<>();
        return taken;
    }

    /** Puts back what could not be written. */
    void giveBack(Taken taken) {
        taken.counts().forEach((count, number) -> counts.merge(count, number, Integer::sum));
        taken.words().forEach((word, number) -> words.merge(word, number, Integer::sum));
    }

    private void turn(LocalDate on) {
        if (!on.equals(day)) {
            today.clear();
            day = on;
        }
        var now = on.get(IsoFields.WEEK_BASED_YEAR) * 100 + on.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        if (now != week) {
            users.clear();
            told = 0;
            salt = salts.get();
            week = now;
        }
    }

    static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private long digest(Sighting sighting, String listing, String on) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update((sighting.kind() + "\n" + listing + "\n" + on + "\n"
                            + sighting.visitor().mark())
                    .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
