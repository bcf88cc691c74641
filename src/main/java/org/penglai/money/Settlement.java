package org.penglai.money;

/**
 * The platform's account at its bank (结算账户), to which parties pay and from which the bank pays out.
 *
 * @param bankCode the bank's twelve figures in the payment system (行号)
 */
public record Settlement(String number, String holder, String bank, String bankCode) {

    /** As payers write it: without spaces. */
    static String plain(String number) {
        return number.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
    }

    boolean isAccount(String other) {
        return plain(number).equals(plain(other));
    }
}
