package org.penglai.listing;

import static org.penglai.listing.ListingAction.ACCEPT;
import static org.penglai.listing.ListingAction.EDIT;
import static org.penglai.listing.ListingAction.PUBLISH;
import static org.penglai.listing.ListingAction.RESUME;
import static org.penglai.listing.ListingAction.RETURN;
import static org.penglai.listing.ListingAction.SUBMIT;
import static org.penglai.listing.ListingAction.SUSPEND;
import static org.penglai.listing.ListingAction.WITHDRAW;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/**
 * An offer of patents (挂牌信息) in one of its states. A transition is a method of the state that allows it and answers the
 * next state; the package page draws them all. What is published stays readable afterwards, whatever becomes of it.
 */
public sealed interface Listing {

    Head head();

    ListingContent content();

    /** What can be done with it as it stands. */
    Set<ListingAction> actions();

    /** Whether anyone may read it. */
    boolean isPublic();

    /**
     * What stays the same in every state.
     *
     * @param owner the organisation that offers
     * @param version counts every change, for {@code If-Match}
     */
    record Head(ListingId id, OrganisationId owner, int version, Instant createdAt) {
        Head next() {
            return new Head(id, owner, version + 1, createdAt);
        }
    }

    /** An officer's remark on a field of a returned draft. */
    record Comment(String field, String text) {}

    /** When it was published and, for an open licence, by which announcement. */
    record Publication(Instant at, Optional<Announcement> announcement) {}

    /** Why it is suspended: rules of the gate that it no longer meets, an officer's reason, or both. */
    record Suspension(Instant at, List<String> rules, String reason) {
        public Suspension {
            rules = List.copyOf(rules);
        }

        /** Whether the gate holds it, which then also lifts it. */
        public boolean isByGate() {
            return !rules.isEmpty();
        }

        /** Whether an officer holds it, who then also lifts it. */
        public boolean isByHand() {
            return !reason.isEmpty();
        }
    }

    /** The states by name, as on the wire and in the database. */
    enum State {
        DRAFT,
        SUBMITTED,
        PUBLISHED,
        SUSPENDED,
        WITHDRAWN,
        CLOSED,
        EXPIRED
    }

    /** Written by its owner and seen by nobody else; comments are those with which it was returned last. */
    record Draft(Head head, ListingContent content, List<Comment> comments) implements Listing {
        public Draft {
            comments = List.copyOf(comments);
        }

        /** A new one. */
        static Draft begin(ListingId id, OrganisationId owner, ListingContent content, Instant now) {
            return new Draft(new Head(id, owner, 1, now), content, List.of());
        }

        Draft edit(ListingContent next) {
            return new Draft(head.next(), next, comments);
        }

        Submitted submit(Eligibility eligibility, Instant now) {
            eligibility.requireSubmittable();
            return new Submitted(head.next(), content, now);
        }

        Withdrawn withdraw(Instant now) {
            return new Withdrawn(head.next(), content, Optional.empty(), now, Optional.empty());
        }

        @Override
        public Set<ListingAction> actions() {
            return EnumSet.of(EDIT, SUBMIT, WITHDRAW);
        }

        @Override
        public boolean isPublic() {
            return false;
        }
    }

    /** Waits for the operator. */
    record Submitted(Head head, ListingContent content, Instant submittedAt) implements Listing {

        Draft giveBack(List<Comment> comments) {
            return new Draft(head.next(), content, comments);
        }

        /** Opens it; the statutory open licence only by its announcement. */
        Published publish(Eligibility eligibility, Optional<Announcement> announcement, Instant now) {
            eligibility.requireOpenable();
            if (content.terms().mode().needsAnnouncement() != announcement.isPresent()) {
                throw Refusal.invalid(
                        announcement.isPresent()
                                ? "listing.announcement-not-of-mode"
                                : "listing.announcement-required");
            }
            return new Published(head.next(), content, new Publication(now, announcement));
        }

        Withdrawn withdraw(Instant now) {
            return new Withdrawn(head.next(), content, Optional.empty(), now, Optional.empty());
        }

        @Override
        public Set<ListingAction> actions() {
            return EnumSet.of(WITHDRAW, RETURN, PUBLISH);
        }

        @Override
        public boolean isPublic() {
            return false;
        }
    }

    /** Open to acquirers. */
    record Published(Head head, ListingContent content, Publication publication) implements Listing {

        Suspended suspend(Suspension why) {
            return new Suspended(head.next(), content, publication, why);
        }

        Withdrawn withdraw(Optional<Announcement> announcement, Instant now) {
            requireWithdrawable(content, announcement);
            return new Withdrawn(head.next(), content, Optional.of(publication), now, announcement);
        }

        /** Nothing is left to take: sold, or an exclusive right granted. */
        public Closed close(Instant now) {
            return new Closed(head.next(), content, publication, now);
        }

        /** Its term or its patents have ended. */
        public Expired expire(Instant now) {
            return new Expired(head.next(), content, publication, now);
        }

        @Override
        public Set<ListingAction> actions() {
            var actions = EnumSet.of(SUSPEND, WITHDRAW);
            if (content.terms().isTakenAsItStands()) {
                actions.add(ACCEPT);
            }
            return actions;
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    /** Readable, and closed to new acquirers until the reason is gone. */
    record Suspended(Head head, ListingContent content, Publication publication, Suspension suspension)
            implements Listing {

        /** The same for what the gate finds now; open again where nothing holds it any more. */
        Listing under(List<String> rules) {
            return held(new Suspension(suspension.at(), rules, suspension.reason()));
        }

        /** Held by an officer as well. */
        Listing hold(String reason) {
            return held(new Suspension(suspension.at(), suspension.rules(), reason));
        }

        /** The officer lets go; what the gate finds now still holds it. */
        Listing release(List<String> rules) {
            return held(new Suspension(suspension.at(), rules, ""));
        }

        private Listing held(Suspension why) {
            return why.isByGate() || why.isByHand()
                    ? new Suspended(head.next(), content, publication, why)
                    : new Published(head.next(), content, publication);
        }

        Withdrawn withdraw(Optional<Announcement> announcement, Instant now) {
            requireWithdrawable(content, announcement);
            return new Withdrawn(head.next(), content, Optional.of(publication), now, announcement);
        }

        /** Its term or its patents have ended. */
        public Expired expire(Instant now) {
            return new Expired(head.next(), content, publication, now);
        }

        @Override
        public Set<ListingAction> actions() {
            return suspension.isByHand() ? EnumSet.of(RESUME, WITHDRAW) : EnumSet.of(SUSPEND, WITHDRAW);
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    /** Taken back by its owner; licences granted before stand (Patent Law, art. 50). */
    record Withdrawn(
            Head head,
            ListingContent content,
            Optional<Publication> publication,
            Instant withdrawnAt,
            Optional<Announcement> announcement)
            implements Listing {
        @Override
        public Set<ListingAction> actions() {
            return Set.of();
        }

        @Override
        public boolean isPublic() {
            return publication.isPresent();
        }
    }

    /** Sold out, or an exclusive right granted. */
    record Closed(Head head, ListingContent content, Publication publication, Instant closedAt) implements Listing {
        @Override
        public Set<ListingAction> actions() {
            return Set.of();
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    /** Its term or its patents have ended. */
    record Expired(Head head, ListingContent content, Publication publication, Instant expiredAt) implements Listing {
        @Override
        public Set<ListingAction> actions() {
            return Set.of();
        }

        @Override
        public boolean isPublic() {
            return true;
        }
    }

    default ListingId id() {
        return head().id();
    }

    default ListingTerms terms() {
        return content().terms();
    }

    default State state() {
        return switch (this) {
            case Draft _ -> State.DRAFT;
            case Submitted _ -> State.SUBMITTED;
            case Published _ -> State.PUBLISHED;
            case Suspended _ -> State.SUSPENDED;
            case Withdrawn _ -> State.WITHDRAWN;
            case Closed _ -> State.CLOSED;
            case Expired _ -> State.EXPIRED;
        };
    }

    /** The same without its agency; nothing where it is over, since what is over stays as it was. */
    default Optional<Listing> released() {
        var alone = content().withAgency(Optional.empty());
        return switch (this) {
            case Draft it -> Optional.of(it.edit(alone));
            case Submitted it -> Optional.of(new Submitted(it.head().next(), alone, it.submittedAt()));
            case Published it -> Optional.of(new Published(it.head().next(), alone, it.publication()));
            case Suspended it -> Optional.of(new Suspended(it.head().next(), alone, it.publication(), it.suspension()));
            case Withdrawn _ -> Optional.empty();
            case Closed _ -> Optional.empty();
            case Expired _ -> Optional.empty();
        };
    }

    /** When it was published, if it ever was. */
    default Optional<Publication> published() {
        return switch (this) {
            case Draft _ -> Optional.empty();
            case Submitted _ -> Optional.empty();
            case Published published -> Optional.of(published.publication());
            case Suspended suspended -> Optional.of(suspended.publication());
            case Withdrawn withdrawn -> withdrawn.publication();
            case Closed closed -> Optional.of(closed.publication());
            case Expired expired -> Optional.of(expired.publication());
        };
    }

    /** Whether the person acts for the owner or for the agency that the owner appointed. */
    default boolean isSoldBy(Actor actor) {
        return actor.actsFor(head().owner())
                || content().agency().filter(actor::actsFor).isPresent();
    }

    /** Whether the person may read it: a draft is its owner's, what is submitted also the operator's. */
    default boolean isVisibleTo(Optional<Actor> reader) {
        return isPublic()
                || reader.filter(actor -> isSoldBy(actor)
                                || actor.is(Role.AUDITOR)
                                || actor.is(Role.OPERATOR) && state() != State.DRAFT)
                        .isPresent();
    }

    private static void requireWithdrawable(ListingContent content, Optional<Announcement> announcement) {
        if (content.terms().mode().needsAnnouncement() && announcement.isEmpty()) {
            throw Refusal.invalid("listing.announcement-required");
        }
    }
}
