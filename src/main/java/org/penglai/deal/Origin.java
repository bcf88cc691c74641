package org.penglai.deal;

/** How a deal came about. */
public enum Origin {
    /** By the statutory notice of an open licence (通知; Patent Law, art. 51): the patentee need not agree. */
    NOTICE,
    /** By accepting an offer of a contract as it stands (承诺). */
    ACCEPTANCE
}
