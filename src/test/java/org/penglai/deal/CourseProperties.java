package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penglai.deal.Deal.State.AGREED;
import static org.penglai.deal.Deal.State.CANCELLED;
import static org.penglai.deal.Deal.State.CERTIFIED;
import static org.penglai.deal.Deal.State.DISPUTED;
import static org.penglai.deal.Deal.State.LAPSED;
import static org.penglai.deal.Deal.State.PERFORMED;
import static org.penglai.deal.Deal.State.RECORDED;
import static org.penglai.deal.Deal.State.REVOKED;
import static org.penglai.deal.Deal.State.SIGNED;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.actor;
import static org.penglai.deal.DealSamples.operator;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingMode;

/** Whatever is tried on deals, by whomever and in whatever order, they move as the table says and in no other way. */
class CourseProperties {

    private static final int COMMANDS = 10_000;

    /** As many on one deal, since most ends are reached by then. */
    private static final int ON_ONE_DEAL = 100;

    /** What lies beside a deal and leaves its row as it is. */
    private static final Set<DealAction> FILED_BESIDE = EnumSet.of(DealAction.ADD_EVIDENCE, DealAction.REPORT_BENEFIT);

    /** What the calendar does, or the book of money. */
    private static final Set<DealAction> NOBODYS = EnumSet.of(DealAction.LAPSE, DealAction.TAKE_BACK_PAYMENT);

    /** Where a deal may go from where, written down apart from the table. */
    private static final Map<Deal.State, Set<Deal.State>> EDGES = Map.of(
            AGREED, Set.of(AGREED, SIGNED, PERFORMED, LAPSED, CANCELLED, DISPUTED),
            SIGNED, Set.of(SIGNED, PERFORMED, CANCELLED, DISPUTED),
            PERFORMED, Set.of(PERFORMED, AGREED, SIGNED, RECORDED, CANCELLED, DISPUTED),
            RECORDED, Set.of(RECORDED, PERFORMED, CERTIFIED, CANCELLED, DISPUTED),
            CERTIFIED, Set.of(CERTIFIED, REVOKED),
            LAPSED, Set.of(LAPSED, PERFORMED),
            DISPUTED, Set.of(DISPUTED, AGREED, SIGNED, PERFORMED, RECORDED, CANCELLED),
            CANCELLED, Set.of(),
            REVOKED, Set.of());

    private static final List<Actor> ACTORS = List.of(
            DealSamples.acquirer(),
            actor("university", DealSamples.UNIVERSITY, Role.PATENTEE),
            actor("stranger", DealSamples.organisationId(7), Role.ACQUIRER, Role.PATENTEE),
            operator("operator-a"),
            operator("operator-b"),
            actor("insider", DealSamples.LITHIUM, Role.OPERATOR, Role.ACQUIRER),
            actor("finance-a", DealSamples.PLATFORM, Role.FINANCE),
            actor("auditor", DealSamples.PLATFORM, Role.AUDITOR));

    /** What was tried. */
    private record Command(DealAction action, Actor actor, Random chance, Instant now) {

        Deal on(Deal deal) {
            return switch (action) {
                case SIGN ->
                    deal instanceof Deal.Agreed agreed ? agreed.sign(Sha256.of("contract"), actor, now) : refused(deal);
                case ADD_EVIDENCE, REPORT_BENEFIT -> {
                    Course.require(deal, action, actor);
                    yield deal;
                }
                case BOOK_PAYMENT -> {
                    Course.require(deal, action, actor);
                    yield deal.book(
                            DealSamples.payment(1 + chance.nextInt(60_000), "B", TODAY.plusDays(chance.nextInt(40))),
                            TODAY.plusDays(60));
                }
                case TAKE_BACK_PAYMENT -> deal.takeBack(less(deal.head().receipts()));
                case PROPOSE_CERTIFICATE ->
                    deal instanceof Deal.Performed performed
                            ? performed.propose(
                                    DealSamples.COMPLETION.assess(DealSamples.performed(), DealSamples.completeFile()),
                                    actor,
                                    now)
                            : refused(deal);
                case CONFIRM_CERTIFICATE ->
                    deal instanceof Deal.Recorded recorded
                            ? recorded.confirm(CertificateNumber.of(2026, 1), actor, now)
                            : refused(deal);
                case REJECT_PROPOSAL ->
                    deal instanceof Deal.Recorded recorded ? recorded.reject("x", actor, now) : refused(deal);
                case ASK_CANCELLATION -> Aside.ask(deal, actor, "x", now);
                case AGREE_CANCELLATION -> Aside.agree(deal, actor, "x", now);
                case REFUSE_CANCELLATION -> Aside.refuse(deal, actor, "x", now);
                case RAISE_DISPUTE -> Aside.raise(deal, actor, "x", now);
                case RESOLVE_DISPUTE -> Aside.resolve(deal, actor, outcome(), "x", now);
                case PROPOSE_REVOCATION ->
                    deal instanceof Deal.Certified certified
                            ? certified.proposeRevocation("x", actor, now)
                            : refused(deal);
                case CONFIRM_REVOCATION ->
                    deal instanceof Deal.Certified certified
                            ? certified.confirmRevocation("x", actor, now)
                            : refused(deal);
                case LAPSE -> deal instanceof Deal.Agreed agreed ? agreed.lapse(now) : refused(deal);
            };
        }

        /** Some of what was paid, or nothing. */
        private Receipts less(Receipts receipts) {
            var fen = receipts.total().fen();
            var left = fen == 0 ? 0 : chance.nextLong(fen);
            return left == 0 ? Receipts.NONE : new Receipts(new Money(left), receipts.lastPaidOn());
        }

        private Aside.Outcome outcome() {
            return actor.actsFor(DealSamples.PLATFORM) && chance.nextBoolean()
                    ? Aside.Outcome.CANCELLED
                    : Aside.Outcome.CONTINUED;
        }

        /** Where the state has no such method the table must not allow it either. */
        private Deal refused(Deal deal) {
            Course.require(deal, action, actor);
            throw new AssertionError("the table allows what no method does: " + action + " in " + deal.state());
        }

        /** What the calendar does nobody is asked for. */
        boolean allowedBy(Deal deal) {
            return NOBODYS.contains(action)
                    ? deal.actions().contains(action)
                    : deal.actionsFor(actor).contains(action);
        }
    }

    @Property(tries = 4)
    void dealsMoveAsTheTableSaysAndInNoOtherWay(@ForAll long seed) {
        var reached = EnumSet.noneOf(Deal.State.class);
        for (var mode : ListingMode.values()) {
            var chance = new Random(seed + mode.ordinal());
            var deal = begin(mode, chance);
            for (var at = 0; at < COMMANDS; at++) {
                if (at % ON_ONE_DEAL == 0) {
                    deal = begin(mode, chance);
                }
                deal = tried(deal, command(deal, chance, at));
                reached.add(deal.state());
            }
        }
        assertThat(reached).contains(PERFORMED, RECORDED, CERTIFIED, CANCELLED, DISPUTED, REVOKED);
    }

    private static Deal tried(Deal deal, Command command) {
        Deal next;
        try {
            next = command.on(deal);
        } catch (Refusal refusal) {
            var late = Set.of("deal.lapsed", "deal.payment-needed").contains(refusal.code());
            assertThat(command.allowedBy(deal))
                    .as("%s in %s refused with %s", command.action(), deal.state(), refusal.code())
                    .isEqualTo(late);
            return deal;
        }
        assertThat(command.allowedBy(deal))
                .as(
                        "%s in %s by %s",
                        command.action(), deal.state(), command.actor().subject())
                .isTrue();
        assertThat(EDGES.get(deal.state())).contains(next.state());
        assertThat(Course.of(deal.agreement().terms().mode()))
                .anyMatch(move -> move.action() == command.action() && move.leads(deal.state(), next.state()));
        assertThat(next.head().version())
                .isEqualTo(deal.head().version() + (FILED_BESIDE.contains(command.action()) ? 0 : 1));
        return next;
    }

    private static Deal begin(ListingMode mode, Random chance) {
        var free = mode == ListingMode.FREE_LICENCE || mode != ListingMode.ASSIGNMENT && chance.nextInt(4) == 0;
        return Deal.Agreed.form(
                DealSamples.ID, DealSamples.agreement(mode, free ? new FeePlan.Free() : DealSamples.EIGHTY_THOUSAND));
    }

    /** One in two is what somebody may do now by one who may, ends left out mostly, so that deals come far. */
    private static Command command(Deal deal, Random chance, int at) {
        var any = DealAction.values();
        var action = any[chance.nextInt(any.length)];
        var actor = ACTORS.get(chance.nextInt(ACTORS.size()));
        if (chance.nextBoolean()) {
            var open = deal.actionsFor(actor).stream()
                    .filter(one -> one != DealAction.AGREE_CANCELLATION || chance.nextInt(20) == 0)
                    .filter(one -> one != DealAction.REJECT_PROPOSAL || chance.nextInt(8) == 0)
                    .toList();
            action = open.isEmpty() ? action : open.get(chance.nextInt(open.size()));
        } else if (chance.nextInt(20) > 0 && (action == DealAction.AGREE_CANCELLATION || NOBODYS.contains(action))) {
            action = DealAction.SIGN;
        }
        return new Command(action, actor, chance, DealSamples.NOW.plusSeconds(at));
    }
}
