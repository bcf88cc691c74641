package org.penglai.money;

/** What money is for (款项用途). */
public enum Purpose {
    /** 保证金. */
    DEPOSIT,
    /** 价款. */
    PRICE,
    /** 分期款. */
    INSTALMENT,
    /** 退款. */
    REFUND,
    /** 奖补. */
    AWARD,
    /** 银行费用. */
    CHARGE,
    /** 用途待定: it came in, and is not allotted yet. */
    UNKNOWN
}
