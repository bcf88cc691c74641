package org.penglai.deal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Who moves a deal, as {@link Course} names it; each knows why it keeps somebody out. */
public enum Mover {
    /** Somebody who acts for one of the parties in its deals. */
    PARTY(Role.PATENTEE, Role.ACQUIRER),
    /** The same of the side that did not ask. */
    OTHER_PARTY(Role.PATENTEE, Role.ACQUIRER),
    /** The same of a side that has not signed. */
    UNSIGNED_PARTY(Role.PATENTEE, Role.ACQUIRER),
    /** Who acts for the side that uses the patents. */
    LICENSEE(Role.ACQUIRER),
    /** Any member of a party, or an operator. */
    PARTY_OR_OPERATOR(Role.values()),
    /** Who books from the bank's record. */
    MONEY_DESK(Role.OPERATOR, Role.FINANCE),
    /** An operator who acts for no party. */
    OPERATOR(Role.OPERATOR),
    /** The same, and not the one who gave the first word. */
    SECOND_OPERATOR(Role.OPERATOR),
    /** The side that raised the dispute, or an operator who acts for no party. */
    RAISER_OR_OPERATOR(Role.PATENTEE, Role.ACQUIRER, Role.OPERATOR),
    /** Nobody on a deal: the officer who takes a line of the bank off it. */
    MONEY_BOOK,
    /** Nobody: the due day passes. */
    CALENDAR;

    private final Set<Role> roles;

    Mover(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles of which one is needed. */
    public Set<Role> roles() {
        return roles;
    }

    /** Why that person may not, where he or she may not. */
    Optional<Refusal> keepsOut(Actor actor, Deal deal, DealAction action) {
        return Optional.ofNullable(reason(actor, deal, action))
                .map(code -> (code.equals(SIGNED) || code.endsWith(SAME)
                                ? Refusal.conflict(code)
                                : Refusal.forbidden(code))
                        .with("deal", deal.id().toString()));
    }

    private static final String SIGNED = "deal.signed-already";
    private static final String SAME = ".same-operator";
    private static final String NOT_PARTY = "deal.not-a-party";

    private @org.jspecify.annotations.Nullable String reason(Actor actor, Deal deal, DealAction action) {
        var member = deal.agreement().isParty(actor.organisation());
        var party = member && holds(actor, Role.PATENTEE, Role.ACQUIRER);
        return switch (this) {
            case PARTY -> party ? null : NOT_PARTY;
            case OTHER_PARTY -> !party ? NOT_PARTY : asked(deal, actor) ? "deal.cancellation-own" : null;
            case UNSIGNED_PARTY ->
                !party
                        ? NOT_PARTY
                        : deal.head().words().signature(actor.organisation()).isPresent() ? SIGNED : null;
            case LICENSEE ->
                actor.actsFor(deal.agreement().licensee().organisation()) && actor.is(Role.ACQUIRER)
                        ? null
                        : "deal.not-the-licensee";
            case PARTY_OR_OPERATOR -> member || actor.is(Role.OPERATOR) ? null : NOT_PARTY;
            case MONEY_DESK -> holds(actor, Role.OPERATOR, Role.FINANCE) ? null : "access.role";
            case OPERATOR -> outside(actor, member);
            case SECOND_OPERATOR -> {
                var out = outside(actor, member);
                yield out != null ? out : gaveTheFirstWord(actor, deal, action);
            }
            case RAISER_OR_OPERATOR -> raised(deal, actor) && party ? null : outside(actor, member);
            case MONEY_BOOK, CALENDAR -> "access.role";
        };
    }

    private static boolean asked(Deal deal, Actor actor) {
        return deal.head()
                .words()
                .cancellationAsked()
                .filter(word -> word.isOfSide(actor))
                .isPresent();
    }

    private static boolean raised(Deal deal, Actor actor) {
        return deal.head()
                .words()
                .dispute()
                .filter(word -> word.isOfSide(actor))
                .isPresent();
    }

    private static @org.jspecify.annotations.Nullable String outside(Actor actor, boolean member) {
        return member ? "certification.party" : actor.is(Role.OPERATOR) ? null : "access.role";
    }

    private static @org.jspecify.annotations.Nullable String gaveTheFirstWord(
            Actor actor, Deal deal, DealAction action) {
        if (action == DealAction.CONFIRM_CERTIFICATE) {
            return deal.isProposedBy(actor) ? "certification" + SAME : null;
        }
        return deal.head()
                        .words()
                        .revocationProposed()
                        .filter(word -> word.isOf(actor))
                        .isPresent()
                ? "revocation" + SAME
                : null;
    }

    private static boolean holds(Actor actor, Role... any) {
        return Arrays.stream(any).anyMatch(actor::is);
    }
}
