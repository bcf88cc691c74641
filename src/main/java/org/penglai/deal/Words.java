package org.penglai.deal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;

/** All that was said on a deal, in its order. */
public record Words(List<Word> all) {

    public static final Words NONE = new Words(List.of());

    private static final Set<Word.Kind> ON_CANCELLATION =
            EnumSet.of(Word.Kind.CANCELLATION_ASKED, Word.Kind.CANCELLATION_REFUSED, Word.Kind.CANCELLED);

    private static final Set<Word.Kind> ON_DISPUTE = EnumSet.of(Word.Kind.DISPUTED, Word.Kind.RESOLVED);

    public Words {
        all = List.copyOf(all);
    }

    Words plus(Word word) {
        var more = new ArrayList<>(all);
        more.add(word);
        return new Words(more);
    }

    /** The signature of one side. */
    public Optional<Word> signature(OrganisationId side) {
        return all.stream()
                .filter(word -> word.kind() == Word.Kind.SIGNED)
                .filter(word ->
                        word.by().filter(by -> by.organisation().equals(side)).isPresent())
                .findFirst();
    }

    /** The wish of one side to cancel, while the other has not answered. */
    public Optional<Word> cancellationAsked() {
        return last(ON_CANCELLATION).filter(word -> word.kind() == Word.Kind.CANCELLATION_ASKED);
    }

    /** The dispute that stands. */
    public Optional<Word> dispute() {
        return last(ON_DISPUTE).filter(word -> word.kind() == Word.Kind.DISPUTED);
    }

    /** The first operator's word for a revocation. */
    public Optional<Word> revocationProposed() {
        return last(EnumSet.of(Word.Kind.REVOCATION_PROPOSED));
    }

    /** The second operator's word, by which the certificate no longer stands. */
    public Optional<Word> revoked() {
        return last(EnumSet.of(Word.Kind.REVOKED));
    }

    /** The latest word of one of those kinds. */
    public Optional<Word> last(Set<Word.Kind> kinds) {
        return all.stream().filter(word -> kinds.contains(word.kind())).reduce((earlier, later) -> later);
    }
}
