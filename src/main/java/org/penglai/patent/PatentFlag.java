package org.penglai.patent;

/** What a patent has about it that the law asks to be handled with care before it goes to others. */
public enum PatentFlag {
    /** A defence or secret patent (国防、保密专利): shown to nobody but its owners and the operator. */
    SECRET,
    /** Made with public money (财政资金资助): assignment or exclusive licence abroad needs approval (科技进步法, article 34). */
    STATE_FUNDED
}
