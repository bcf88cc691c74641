package org.penglai.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingMode;

/**
 * Who moves a deal from where to where (交易流程), mode by mode: the one table from which the buttons of the page, the
 * refusals of the interface and the roles of the operations follow. A line reads: in these states, this is done, by these,
 * and the deal then stands in one of these states; {@code =} where it stays in its own.
 */
public final class Course {

    /** What every deal has on its way to the certificate, and aside from it. */
    private static final String EVERY = """
            AGREED SIGNED PERFORMED RECORDED CERTIFIED DISPUTED | ADD_EVIDENCE        | PARTY_OR_OPERATOR  | =
            PERFORMED RECORDED CERTIFIED                        | REPORT_BENEFIT      | LICENSEE           | =
            PERFORMED                                           | PROPOSE_CERTIFICATE | OPERATOR           | RECORDED
            RECORDED                                            | CONFIRM_CERTIFICATE | SECOND_OPERATOR    | CERTIFIED
            RECORDED                                            | REJECT_PROPOSAL     | OPERATOR           | PERFORMED
            AGREED SIGNED PERFORMED RECORDED                    | ASK_CANCELLATION    | PARTY              | =
            AGREED SIGNED PERFORMED RECORDED                    | AGREE_CANCELLATION  | OTHER_PARTY        | CANCELLED
            AGREED SIGNED PERFORMED RECORDED                    | REFUSE_CANCELLATION | PARTY              | =
            AGREED SIGNED PERFORMED RECORDED                    | RAISE_DISPUTE       | PARTY              | DISPUTED
            DISPUTED                                            | RESOLVE_DISPUTE     | RAISER_OR_OPERATOR | AGREED SIGNED PERFORMED RECORDED CANCELLED
            CERTIFIED                                           | PROPOSE_REVOCATION  | OPERATOR           | =
            CERTIFIED                                           | CONFIRM_REVOCATION  | SECOND_OPERATOR    | REVOKED
            """;

    /** 开放许可: the notice forms it, payment brings it into effect, and unpaid it lapses; nobody signs. */
    private static final String BY_NOTICE = """
            AGREED                                | BOOK_PAYMENT | MONEY_DESK | AGREED PERFORMED
            PERFORMED RECORDED CERTIFIED DISPUTED | BOOK_PAYMENT | MONEY_DESK | =
            AGREED                                | LAPSE        | CALENDAR   | LAPSED
            LAPSED                                | BOOK_PAYMENT | MONEY_DESK | LAPSED PERFORMED
            AGREED PERFORMED                      | TAKE_BACK_PAYMENT | MONEY_BOOK | AGREED PERFORMED
            RECORDED CERTIFIED DISPUTED LAPSED    | TAKE_BACK_PAYMENT | MONEY_BOOK | =
            """;

    /** 免费许可: both sign, and nothing is owed. */
    private static final String FREE = """
            AGREED | SIGN  | UNSIGNED_PARTY | AGREED PERFORMED
            AGREED | LAPSE | CALENDAR       | LAPSED
            """;

    /** 普通许可、转让 on posted terms: both sign, then the price is paid. */
    private static final String BY_CONTRACT = """
            AGREED                                | SIGN         | UNSIGNED_PARTY | AGREED SIGNED PERFORMED
            AGREED                                | LAPSE        | CALENDAR       | LAPSED
            AGREED                                | BOOK_PAYMENT | MONEY_DESK     | =
            SIGNED                                | BOOK_PAYMENT | MONEY_DESK     | SIGNED PERFORMED
            AGREED RECORDED CERTIFIED DISPUTED LAPSED | TAKE_BACK_PAYMENT | MONEY_BOOK | =
            SIGNED PERFORMED                      | TAKE_BACK_PAYMENT | MONEY_BOOK | SIGNED PERFORMED
            PERFORMED RECORDED CERTIFIED DISPUTED | BOOK_PAYMENT | MONEY_DESK     | =
            """;

    private static final Map<ListingMode, List<Move>> TABLE = table();

    /** The table of one mode. A mode that cannot be agreed here yet has a line of its own too. */
    private static String lines(ListingMode mode) {
        return switch (mode) {
            case OPEN_LICENCE -> EVERY + BY_NOTICE;
            case FREE_LICENCE -> EVERY + FREE;
            case ORDINARY_LICENCE, ASSIGNMENT -> EVERY + BY_CONTRACT;
            // negotiated, or sold by bidding: their own beginnings are added here
            case SOLE_LICENCE, EXCLUSIVE_LICENCE, BIDDING, EQUITY, JOINT_EXPLOITATION -> EVERY + BY_CONTRACT;
        };
    }

    /** One line of the table. */
    public record Move(Set<Deal.State> from, DealAction action, Mover by, Set<Deal.State> to) {
        public Move {
            from = Set.copyOf(from);
            to = Set.copyOf(to);
        }

        /** Where the deal may stand afterwards. */
        public boolean leads(Deal.State before, Deal.State after) {
            return from.contains(before) && (to.isEmpty() ? after == before : to.contains(after));
        }

        private static Move read(String line) {
            var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            return new Move(
                    states(cells.get(0)),
                    DealAction.valueOf(cells.get(1)),
                    Mover.valueOf(cells.get(2)),
                    cells.get(3).equals("=") ? Set.of() : states(cells.get(3)));
        }

        private static Set<Deal.State> states(String cell) {
            return Arrays.stream(cell.split("\\s+")).map(Deal.State::valueOf).collect(Collectors.toSet());
        }
    }

    private Course() {}

    private static Map<ListingMode, List<Move>> table() {
        var table = new EnumMap<ListingMode, List<Move>>(ListingMode.class);
        for (var mode : ListingMode.values()) {
            table.put(mode, lines(mode).lines().map(Move::read).toList());
        }
        return table;
    }

    /** Every line of a mode. */
    public static List<Move> of(ListingMode mode) {
        return TABLE.getOrDefault(mode, List.of());
    }

    /** Whether deals of the mode are signed by both sides. */
    public static boolean isSigned(ListingMode mode) {
        return of(mode).stream().anyMatch(move -> move.action() == DealAction.SIGN);
    }

    /** What can be done with the deal as it stands, by whomever it may. */
    static Set<DealAction> actions(Deal deal) {
        var actions = EnumSet.noneOf(DealAction.class);
        of(deal.agreement().terms().mode()).stream()
                .filter(move -> move.from().contains(deal.state()))
                .map(Move::action)
                .filter(action -> action.idle(deal).isEmpty())
                .forEach(actions::add);
        return actions;
    }

    /** What that person can do with it now, in reading order. */
    static List<DealAction> actionsFor(Actor actor, Deal deal) {
        var open = new ArrayList<DealAction>();
        for (var action : actions(deal)) {
            if (line(deal, action)
                    .filter(move -> move.by().keepsOut(actor, deal, action).isEmpty())
                    .isPresent()) {
                open.add(action);
            }
        }
        return open;
    }

    /** Refuses what that person cannot do with the deal as it stands: first by the state, then by who asks. */
    static void require(Deal deal, DealAction action, Actor actor) {
        requireNow(deal, action).by().keepsOut(actor, deal, action).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Refuses what nobody can do with the deal as it stands. */
    static Move requireNow(Deal deal, DealAction action) {
        action.idle(deal).filter(refusal -> isFreeOfCharge(deal, action)).ifPresent(refusal -> {
            throw refusal;
        });
        var move = line(deal, action).orElseThrow(() -> notNow(deal, action));
        action.idle(deal).ifPresent(refusal -> {
            throw refusal;
        });
        return move;
    }

    /** That nothing is owed is said in every state. */
    private static boolean isFreeOfCharge(Deal deal, DealAction action) {
        return action == DealAction.BOOK_PAYMENT && deal.agreement().isFree();
    }

    private static Optional<Move> line(Deal deal, DealAction action) {
        return of(deal.agreement().terms().mode()).stream()
                .filter(move -> move.action() == action && move.from().contains(deal.state()))
                .findFirst();
    }

    static Refusal notNow(Deal deal, DealAction action) {
        return Refusal.conflict("deal.not-now")
                .with("deal", deal.id().toString())
                .with("state", deal.state().name())
                .with("action", action.name())
                .violation("", "deal-state." + deal.state().name());
    }
}
