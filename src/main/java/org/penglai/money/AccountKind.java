package org.penglai.money;

import java.util.Locale;

/** What kinds of accounts the book has (账户类别), and on which side each grows. */
public enum AccountKind {
    /** The platform's settlement account at the bank (结算账户), as the bank's statements say. */
    BANK(Side.DEBIT, Of.PLATFORM, /* holdable= */ false),
    /** What came in and is not allotted yet (待分配来款). */
    RECEIPTS(Side.CREDIT, Of.PLATFORM, /* holdable= */ true),
    /** What a party still has to pay (应付未付). */
    CLAIM(Side.DEBIT, Of.ORGANISATION, /* holdable= */ false),
    /** What a party is still to receive from others (应收未收): the other side of their claims. */
    ENTITLEMENT(Side.CREDIT, Of.ORGANISATION, /* holdable= */ false),
    /** What the platform received for a party and owes it (代收应付). */
    PAYABLE(Side.CREDIT, Of.ORGANISATION, /* holdable= */ true),
    /** What a party paid too much and gets back (应退款). */
    REFUNDABLE(Side.CREDIT, Of.ORGANISATION, /* holdable= */ true),
    /** What a party has deposited (保证金). */
    DEPOSIT(Side.CREDIT, Of.ORGANISATION, /* holdable= */ true),
    /** What was ordered at the bank and is not confirmed by a statement yet (在途付款). */
    OUTGOING(Side.CREDIT, Of.PLATFORM, /* holdable= */ false),
    /** What the bank has charged the platform (银行费用). */
    CHARGES(Side.DEBIT, Of.PLATFORM, /* holdable= */ false),
    /** What a party paid to another without the platform (直接支付). */
    DIRECT_PAID(Side.DEBIT, Of.ORGANISATION, /* holdable= */ false),
    /** What a party received from another without the platform (直接收款). */
    DIRECT_RECEIVED(Side.CREDIT, Of.ORGANISATION, /* holdable= */ false),
    /** What a programme can still award (奖补资金). */
    BUDGET(Side.DEBIT, Of.PROGRAMME, /* holdable= */ true),
    /** What a programme was given (财政安排). */
    APPROPRIATION(Side.CREDIT, Of.PROGRAMME, /* holdable= */ false),
    /** What a programme has awarded (已发奖补). */
    AWARDED(Side.DEBIT, Of.PROGRAMME, /* holdable= */ false);

    /** The side on which an account grows. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    /** Whose an account is. */
    public enum Of {
        PLATFORM,
        ORGANISATION,
        PROGRAMME
    }

    private final Side side;
    private final Of of;
    private final boolean holdable;

    AccountKind(Side side, Of of, boolean holdable) {
        this.side = side;
        this.of = of;
        this.holdable = holdable;
    }

    public Side side() {
        return side;
    }

    public Of of() {
        return of;
    }

    /** Whether part of what stands on it can be held. */
    public boolean isHoldable() {
        return holdable;
    }

    /** Name in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
