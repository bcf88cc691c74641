package org.penglai.kernel;

import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): registering authority, entity type, division, organisation
 * code with its own check character (GB 11714) and check character. The first two characters may be letters, and the
 * alphabet leaves out I, O, S, V and Z.
 *
 * <p>Every single wrong character and every exchange of neighbours is refused: the weights of any two neighbours differ, and 31
 * is a prime. What no check of the code can see is an exchange of the first and the last character, which weigh alike, and one
 * in 31 of other manifold errors (one in 341 where the organisation code is touched).
 */
public record SocialCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_STARTS = 8;
    private static final int ORGANISATION_CHECK = 16;
    private static final int CHECK = 17;
    private static final Pattern SHAPE =
            Pattern.compile("[" + ALPHABET + "]{2}\\d{6}[" + ALPHABET + "]{8}[\\dX][" + ALPHABET + "]");

    public SocialCreditCode {
        if (!SHAPE.matcher(value).matches()) {
            throw Refusal.invalid("credit-code.malformed").with("given", value);
        }
        var organisation = organisationCheck(value);
        if (value.charAt(ORGANISATION_CHECK) != organisation) {
            throw refuse("credit-code.organisation-check", value, ORGANISATION_CHECK, organisation);
        }
        var check = check(value);
        if (value.charAt(CHECK) != check) {
            throw refuse("credit-code.check", value, CHECK, check);
        }
    }

    /** The code in what was typed: full-width characters, spaces and lower case are read as plain ones. */
    public static SocialCreditCode parse(String typed) {
        return new SocialCreditCode(Spelling.plain(typed));
    }

    /** Where the organisation was registered when the code was given; it may have moved since. */
    public DivisionCode division() {
        return new DivisionCode(value.substring(2, ORGANISATION_STARTS));
    }

    /** The nine-character organisation code (组织机构代码) inside. */
    public String organisationCode() {
        return value.substring(ORGANISATION_STARTS, CHECK);
    }

    /** The last character that belongs to the first seventeen. */
    static char check(String code) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The seventeenth character that belongs to the eight before it: letters count from A = 10, ten is written X. */
    static char organisationCheck(String code) {
        var sum = 0;
        for (var i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(ORGANISATION_STARTS + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        var check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : Character.forDigit(check, 10);
    }

    private static Refusal refuse(String code, String value, int position, char expected) {
        return Refusal.invalid(code)
                .with("given", String.valueOf(value.charAt(position)))
                .with("expected", String.valueOf(expected))
                .with("code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
