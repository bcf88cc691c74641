package org.penglai.deal;

import java.time.Instant;

/**
 * What one party says of its relation to the other (关联方声明); a later statement stands beside the earlier one.
 *
 * @param words what makes them related; empty where they are not
 */
public record Relation(Kind kind, String words, Signatory by, Instant at) {

    /** What relates two parties. */
    public enum Kind {
        /** Not related. */
        NONE,
        /** 同一人控制或任职. */
        SAME_PERSON,
        /** 同一地址. */
        SAME_ADDRESS,
        /** 持股. */
        SHAREHOLDER,
        /** 同一控制人. */
        COMMON_CONTROL,
        OTHER
    }
}
