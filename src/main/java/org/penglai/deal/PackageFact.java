package org.penglai.deal;

/** What a deal knows that an authority's form asks for. */
public enum PackageFact {
    DEAL_NUMBER,
    TITLE,
    LICENSOR_NAME,
    LICENSOR_CODE,
    LICENSOR_KIND,
    LICENSOR_REGION,
    LICENSEE_NAME,
    LICENSEE_CODE,
    LICENSEE_KIND,
    LICENSEE_REGION,
    /** When the notice or acceptance arrived. */
    FORMED_ON,
    /** When the second side signed. */
    SIGNED_ON,
    /** The day of signature; where nothing is signed, the day on which the contract was formed. */
    CONCLUDED_ON,
    EFFECTIVE_ON,
    ANNOUNCEMENT,
    TERRITORY,
    STARTS_ON,
    ENDS_ON,
    FEE,
    /** 合同成交额: all that is fixed in advance; of a running fee nobody knows it yet. */
    PRICE,
    PAID,
    PAID_ON,
    /** As both sides have declared. */
    RELATED,
    PATENT_NUMBER,
    PATENT_TITLE,
    PATENT_OWNERS,
    PATENT_FILED_ON,
    PATENT_GRANTED_ON,
    PATENT_MAIN_IPC;

    /** Whether it is of one patent and not of the deal. */
    public boolean isOfPatent() {
        return compareTo(PATENT_NUMBER) >= 0;
    }
}
