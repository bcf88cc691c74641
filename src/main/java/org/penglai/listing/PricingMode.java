package org.penglai.listing;

/** How a public institution finds the price of what it transfers (定价方式). */
public enum PricingMode {
    /** 协议定价: agreed with the other side, so that name and price are made public in the house first. */
    AGREED,
    /** 挂牌交易: offered to anybody at a listed price. */
    LISTED,
    /** 拍卖: found by open bidding. */
    AUCTION
}
