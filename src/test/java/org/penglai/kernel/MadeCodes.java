package org.penglai.kernel;

/** Unified social credit codes for invented organisations: both check characters right, the organisation not real. */
public final class MadeCodes {

    private MadeCodes() {}

    /**
     * A code that parses.
     *
     * @param kind registering authority and entity type, such as {@code 12} for a public institution
     * @param division six digits
     * @param serial up to eight digits of the organisation code
     */
    public static SocialCreditCode uscc(String kind, String division, int serial) {
        var head = kind + division + "%08d".formatted(serial);
        var code = head + SocialCreditCode.organisationCheck(head);
        return SocialCreditCode.parse(code + SocialCreditCode.check(code));
    }
}
