package org.penglai.money;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;

/**
 * An entry of the book (分录): two or more postings that sum to zero. It is never changed.
 *
 * @param source what it rests on, such as the bank's number of a transfer; nothing is booked twice on the same
 * @param subject what it is about, such as {@code deal/0192…}; empty where nothing
 * @param valueOn the day from which it counts
 * @param corrects the entry that this one takes back
 * @param reason why, in an officer's words; empty where it needs none
 */
public record JournalEntry(
        EntryId id,
        What what,
        String source,
        LocalDate valueOn,
        List<Posting> postings,
        Optional<EntryId> corrects,
        String reason) {

    /** The kind of thing that an entry tells of, what the money is for, and what it is about. */
    public record What(Act act, Purpose purpose, String subject) {}

    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2 || postings.stream().anyMatch(posting -> posting.fen() == 0)) {
            throw new IllegalArgumentException("an entry has two postings or more, each of something");
        }
        if (postings.stream().mapToLong(Posting::fen).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("an entry sums to zero");
        }
    }

    /** An entry that corrects nothing; postings of nothing are left out. */
    static JournalEntry of(EntryId id, What what, String source, LocalDate valueOn, List<Posting> postings) {
        var moving = postings.stream().filter(posting -> posting.fen() != 0).toList();
        return new JournalEntry(id, what, source, valueOn, moving, Optional.empty(), "");
    }

    /** What takes this one back. */
    JournalEntry reversed(EntryId by, LocalDate on, String why) {
        return new JournalEntry(
                by,
                new What(Act.CORRECTION, what.purpose(), what.subject()),
                "correction/" + id,
                on,
                postings.stream().map(Posting::reversed).toList(),
                Optional.of(id),
                why);
    }

    /**
     * Digest of all that it says. Its id is known to the offices only, so that nobody can guess amounts and parties from the
     * digest that the public ledger shows.
     */
    public Sha256 digest() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", id.toString());
        facts.put("act", what.act().name());
        facts.put("purpose", what.purpose().name());
        facts.put("source", source);
        facts.put("subject", what.subject());
        facts.put("valueOn", valueOn.toString());
        facts.put(
                "postings",
                postings.stream()
                        .map(posting -> Map.<String, Object>of(
                                "account", posting.account().toString(), "fen", posting.fen()))
                        .toList());
        corrects.ifPresent(other -> facts.put("corrects", other.toString()));
        return Sha256.of(CanonicalJson.write(facts));
    }
}
