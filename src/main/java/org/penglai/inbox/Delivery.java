package org.penglai.inbox;

/** How a person is told of notices on one topic (送达方式). */
public enum Delivery {
    /** In the inbox only. */
    INBOX,

    /** In the inbox, and by mail soon after. */
    MAIL,

    /** In the inbox, and in one mail a day. */
    DIGEST
}
