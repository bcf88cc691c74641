package org.penglai.savedsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Condition;
import org.penglai.discovery.Query;
import org.penglai.discovery.Recognising;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingSamples;
import org.penglai.savedsearch.Publications.Pair;

/** What is published is held against all searches, once, whatever happens between. */
final class MatchingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final Board board = new Board();
    private final Engine engine = new Engine();
    private final Map<ListingId, Listing> listings = new HashMap<>();
    private final List<Watches.Watch> kept = new ArrayList<>();
    private boolean failing;
    private final Tx tx = new Tx() {
        @Override
        public <T> T run(Work<T> work) {
            var before = board.copy();
            try {
                var done = work.at(NOW);
                if (failing && board.changedSince(before)) {
                    throw Refusal.of(Refusal.Kind.UNAVAILABLE, "database.unavailable");
                }
                return done;
            } catch (RuntimeException lost) {
                board.restore(before);
                throw lost;
            }
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return run(work);
        }
    };

    private final Matching matching = matching();

    private Matching matching() {
        return new Matching(tx, board, new Kept(), ids -> listings, engine);
    }

    @Test
    void aPublicationIsHeldAgainstTheSearchesThatItMayMeetAndMatchesWhatTheSearchFinds() {
        var film = search("film");
        search("oven");
        var listing = published("battery film");

        matching.work(() -> true);

        assertThat(board.matches).containsExactly(new Pair(film, listing));
        assertThat(board.done).containsExactly(listing);
        assertThat(engine.asked).containsExactly("film");
    }

    @Test
    void aSearchThatWasKeptMeanwhileIsHeldAgainstWhatIsPublishedAfterwards() {
        search("oven");
        published("battery film");
        matching.work(() -> true);

        var late = search("film");
        var listing = published("ceramic film");
        matching.work(() -> true);

        assertThat(board.matches).containsExactly(new Pair(late, listing));
    }

    @Test
    void whatWasNotCommittedIsDoneAgainAndCountsOnce() {
        var film = search("film");
        var listing = published("battery film");

        failing = true;
        assertThatThrownBy(() -> matching.work(() -> true)).hasMessage("database.unavailable");
        assertThat(board.matches).isEmpty();
        assertThat(board.isAnyWaiting()).isTrue();
        failing = false;
        matching().work(() -> true); // another server
        board.waiting.add(listing); // and a batch that comes twice
        matching.work(() -> true);

        assertThat(board.matches).containsExactly(new Pair(film, listing));
    }

    @Test
    void aSearchThatThePageWouldNotTakeAnyMoreHoldsNobodyUp() {
        kept.add(new Watches.Watch(
                new SavedSearchId(new UUID(1, 99)), new Wanted(Map.of("ipc", List.of("Z99"))), Optional.empty()));
        var film = search("film");
        var listing = published("battery film");

        matching.work(() -> true);

        assertThat(board.matches).containsExactly(new Pair(film, listing));
    }

    @Test
    void whileTheEngineIsAwayNothingIsLost() {
        var film = search("film");
        var listing = published("battery film");
        engine.away = true;
        assertThatThrownBy(() -> matching.work(() -> true)).hasMessage("search.unavailable");
        assertThat(board.waiting).containsExactly(listing);

        engine.away = false;
        matching.work(() -> true);

        assertThat(board.matches).containsExactly(new Pair(film, listing));
    }

    @Test
    void whatTheIndexDoesNotShowYetComesLaterAndWhatIsWithdrawnNever() {
        search("film");
        var hidden = ListingSamples.lives().stream()
                .flatMap(List::stream)
                .filter(Listing.Published.class::isInstance)
                .findFirst()
                .orElseThrow();
        listings.put(hidden.id(), hidden);
        board.note(hidden.id(), NOW);
        var gone = new ListingId(new UUID(7, 7));
        board.note(gone, NOW);

        matching.work(() -> true);

        assertThat(board.later).containsExactly(hidden.id());
        assertThat(board.done).containsExactly(gone);
        assertThat(board.matches).isEmpty();
    }

    private SavedSearchId search(String word) {
        var id = new SavedSearchId(new UUID(1, kept.size()));
        kept.add(new Watches.Watch(id, new Wanted(Map.of("q", List.of(word))), Optional.empty()));
        return id;
    }

    private ListingId published(String words) {
        var id = new ListingId(new UUID(2, engine.shown.size()));
        engine.shown.put(id, Set.of(words.split(" ")));
        board.note(id, NOW);
        return id;
    }

    /** Publications and matches in memory. */
    private static final class Board implements Publications {
        private List<ListingId> waiting = new ArrayList<>();
        private Set<ListingId> done = new HashSet<>();
        private Set<ListingId> later = new HashSet<>();
        private Set<Pair> matches = new HashSet<>();

        Board copy() {
            var copy = new Board();
            copy.restore(this);
            return copy;
        }

        void restore(Board other) {
            waiting = new ArrayList<>(other.waiting);
            done = new HashSet<>(other.done);
            later = new HashSet<>(other.later);
            matches = new HashSet<>(other.matches);
        }

        boolean changedSince(Board other) {
            return !waiting.equals(other.waiting) || !matches.equals(other.matches);
        }

        @Override
        public void note(ListingId listing, Instant at) {
            waiting.add(listing);
        }

        @Override
        public boolean isAnyWaiting() {
            return !waiting.isEmpty();
        }

        @Override
        public List<ListingId> waiting(int limit) {
            return waiting.stream().limit(limit).toList();
        }

        @Override
        public void done(java.util.Collection<ListingId> listings) {
            waiting.removeAll(listings);
            done.addAll(listings);
        }

        @Override
        public void later(java.util.Collection<ListingId> listings, java.time.Duration pause) {
            waiting.removeAll(listings);
            later.addAll(listings);
        }

        @Override
        public void match(List<Pair> pairs, Instant foundAt) {
            matches.addAll(pairs);
        }
    }

    /** An engine that finds a listing by any one of its words. */
    private static final class Engine implements Recognising {
        private final Map<ListingId, Set<String>> shown = new LinkedHashMap<>();
        private final Set<String> asked = new HashSet<>();
        private boolean away;

        private void requireAnswer() {
            if (away) {
                throw Refusal.of(Refusal.Kind.UNAVAILABLE, "search.unavailable");
            }
        }

        @Override
        public List<Set<ListingId>> matching(List<Question> questions) {
            requireAnswer();
            return questions.stream()
                    .map(question -> {
                        asked.add(question.query().text());
                        return question.among().stream()
                                .filter(listing -> shown.getOrDefault(listing, Set.of())
                                        .contains(question.query().text()))
                                .collect(Collectors.toSet());
                    })
                    .toList();
        }

        @Override
        public Map<ListingId, Set<String>> traits(Set<ListingId> listings) {
            requireAnswer();
            return shown.entrySet().stream()
                    .filter(one -> listings.contains(one.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public List<Condition> conditions(List<Query> queries) {
            requireAnswer();
            return queries.stream()
                    .<Condition>map(query -> new Condition.Has(query.text()))
                    .toList();
        }

        @Override
        public Map<String, Long> commonness(Set<String> traits) {
            return Map.of();
        }

        @Override
        public String edition() {
            return "one";
        }
    }

    /** Searches in memory. */
    private final class Kept implements Watches {
        @Override
        public List<Watch> all(Optional<SavedSearchId> after, int limit, String edition) {
            return after.isPresent() ? List.of() : List.copyOf(kept);
        }

        @Override
        public List<Watch> since(Instant touched, String edition) {
            return List.copyOf(kept);
        }

        @Override
        public Instant clock() {
            return NOW;
        }

        @Override
        public void keep(Map<SavedSearchId, Condition> conditions, String edition) {
            assertThat(Stream.of(edition)).containsExactly("one");
        }
    }
}
