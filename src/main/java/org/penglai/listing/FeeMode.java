package org.penglai.listing;

/** How a fee is paid (使用费支付方式), in the terms of Civil Code 846. */
public enum FeeMode {
    FREE,
    LUMP_SUM,
    INSTALMENTS,
    ROYALTY,
    ENTRY_FEE_AND_ROYALTY
}
