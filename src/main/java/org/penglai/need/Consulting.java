package org.penglai.need;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Role;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;

/** Use case: who sees which need, with which of its matches. */
public final class Consulting {

    private static final int MOST = 100;

    private final Needs needs;
    private final Matches matches;
    private final Answers answers;
    private final Listings listings;
    private final Matching matching;

    /** Where it looks. */
    public record Sources(Needs needs, Matches matches, Answers answers, Listings listings) {}

    public Consulting(Sources sources, Matching matching) {
        this.needs = sources.needs();
        this.matches = sources.matches();
        this.answers = sources.answers();
        this.listings = sources.listings();
        this.matching = matching;
    }

    /**
     * A match as its reader sees it.
     *
     * @param firm the firm's last word
     * @param owner the seller's last word
     */
    public record Seen(Match match, Listing listing, Optional<Answer> firm, Optional<Answer> owner) {

        /** Whether the firm let the listing's sellers know who it is. */
        public boolean introduced() {
            return firm.filter(word -> word.decision() == Decision.INTERESTED && word.named())
                    .isPresent();
        }
    }

    /**
     * A need as its reader sees it.
     *
     * @param matches all of them for the firm and for officers, those with its own listings for a seller
     * @param named whether the reader knows whose it is
     */
    public record Sight(Need need, List<Seen> matches, boolean mine, boolean named) {

        /** Whether some sellers know whose need it is though it is not said to all. */
        public boolean introduced() {
            return !need.content().named() && matches.stream().anyMatch(Seen::introduced);
        }
    }

    /** The need, for who may know of it: the firm, officers once it was open, and sellers of what could meet it. */
    public Sight sight(Actor reader, NeedId id) {
        var need = needs.find(id).orElseThrow(() -> Needs.unknown(id));
        var mine = need.isOf(reader);
        if (mine && need.isOpen()) {
            matching.attend(id);
        }
        var officer = isOfficer(reader) && need.openedAt().isPresent();
        var all = matches.of(id);
        var shown = mine || officer
                ? all
                : all.stream()
                        .filter(match -> match.sellers().contains(reader.organisation()))
                        .toList();
        if (!mine && !officer && (need.isDraft() || shown.isEmpty())) {
            throw Needs.unknown(id);
        }
        var seen = seen(shown, id);
        var introduced = seen.stream().anyMatch(Seen::introduced);
        return new Sight(need, seen, mine, mine || officer || need.content().named() || introduced);
    }

    /** The same matches; of a draft, what would match it as it stands. */
    public List<Seen> matches(Actor reader, NeedId id) {
        var sight = sight(reader, id);
        return sight.need().isDraft() ? seen(matching.preview(sight.need()), id) : sight.matches();
    }

    private List<Seen> seen(List<Match> shown, NeedId id) {
        var words = answers.of(id);
        var known = listings.findAll(shown.stream().map(Match::listing).toList());
        return shown.stream()
                .filter(match -> known.containsKey(match.listing()))
                .map(match -> new Seen(
                        match,
                        java.util.Objects.requireNonNull(known.get(match.listing())),
                        word(words, match.listing(), /* ofFirm= */ true),
                        word(words, match.listing(), /* ofFirm= */ false)))
                .toList();
    }

    private static Optional<Answer> word(List<Answer> words, ListingId listing, boolean ofFirm) {
        return words.stream()
                .filter(word ->
                        word.listing().equals(listing) && word.decision().isOfFirm() == ofFirm)
                .findFirst();
    }

    /** The needs that concern the reader: its own, those of all for officers, else those that its listings could meet. */
    public List<Need> list(Actor reader, Optional<NeedId> before, int limit) {
        if (reader.is(Role.ACQUIRER)) {
            return needs.of(reader.organisation(), before, limit);
        }
        return isOfficer(reader) ? needs.shown(before, limit) : needs.metBy(reader.organisation(), before, limit);
    }

    /** A match with a need, for the seller of the listing. */
    public record Met(Need need, Match match) {}

    /** The open needs that the listing could meet, best first; for its sellers and officers. */
    public List<Met> metBy(Actor reader, ListingId id) {
        var listing = listings.find(id)
                .filter(known -> known.isSoldBy(reader) || isOfficer(reader) && known.isPublic())
                .orElseThrow(() -> Listings.unknown(id));
        var found = matches.with(listing.id(), MOST);
        Map<NeedId, Need> known = needs.findAll(found.stream().map(Match::need).toList());
        return found.stream()
                .filter(match -> known.containsKey(match.need()))
                .map(match -> new Met(java.util.Objects.requireNonNull(known.get(match.need())), match))
                .toList();
    }

    /** What officers look at: how many needs there are, which nothing meets, and why firms decline. */
    public record Overview(Map<NeedState, Integer> counts, List<Need> unmet, Map<DeclineReason, Integer> declines) {}

    public Overview overview() {
        return new Overview(needs.counts(), needs.unmet(MOST), answers.declines());
    }

    private static boolean isOfficer(Actor reader) {
        return reader.is(Role.OPERATOR) || reader.is(Role.AUDITOR);
    }
}
