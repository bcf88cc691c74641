package org.penglai.listing;

/** The way in which a patent is offered (转化方式). */
public enum ListingMode {
    /** 免费许可: by contract, free of charge, to local medium, small and micro firms; the city's programme. */
    FREE_LICENCE,
    /** 专利开放许可: declared to the office and announced, open to anyone on the same terms (Patent Law, art. 50). */
    OPEN_LICENCE,
    /** 普通许可. */
    ORDINARY_LICENCE,
    /** 排他许可: one licensee, and the licensor may exploit too. */
    SOLE_LICENCE,
    /** 独占许可: one licensee, and nobody else. */
    EXCLUSIVE_LICENCE,
    /** 转让, at a negotiated price. */
    ASSIGNMENT,
    /** 竞价 or 拍卖. */
    BIDDING,
    /** 作价投资. */
    EQUITY,
    /** 合作实施. */
    JOINT_EXPLOITATION;

    /** Whether whoever fits takes it as it stands, once its price is stated. */
    boolean isTakenAtItsPrice() {
        return switch (this) {
            case FREE_LICENCE, OPEN_LICENCE, ORDINARY_LICENCE, ASSIGNMENT -> true;
            case SOLE_LICENCE, EXCLUSIVE_LICENCE, BIDDING, EQUITY, JOINT_EXPLOITATION -> false;
        };
    }

    /** Whether a permission is offered and the patent stays with its owner. */
    public boolean isLicence() {
        return switch (this) {
            case FREE_LICENCE, OPEN_LICENCE, ORDINARY_LICENCE, SOLE_LICENCE, EXCLUSIVE_LICENCE -> true;
            case ASSIGNMENT, BIDDING, EQUITY, JOINT_EXPLOITATION -> false;
        };
    }

    /** Whether only the office's announcement opens and ends it. */
    public boolean needsAnnouncement() {
        return this == OPEN_LICENCE;
    }
}
