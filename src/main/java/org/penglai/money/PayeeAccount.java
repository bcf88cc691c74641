package org.penglai.money;

import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;

/**
 * The account to which somebody is paid (收款账户).
 *
 * @param bankCode the bank's twelve figures in the payment system; empty where they are not known
 */
public record PayeeAccount(String holder, String number, String bank, String bankCode) {

    /** As payment messages take it. */
    private static final int HOLDER_MAX = 140;

    private static final int BANK_MAX = 140;
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{5,34}");
    private static final Pattern BANK_CODE = Pattern.compile("\\d{12}");

    /** What a party has typed, or a refusal of all that is wrong with it. */
    static PayeeAccount stated(String holder, String number, String bank, String bankCode) {
        var plain =
                new PayeeAccount(holder.strip(), Settlement.plain(number), bank.strip(), Settlement.plain(bankCode));
        var refusal = Refusal.invalid("payout.account");
        refusal.requireText("/holder", plain.holder, HOLDER_MAX);
        refusal.requireText("/bank", plain.bank, BANK_MAX);
        if (!NUMBER.matcher(plain.number).matches()) {
            refusal.violation("/number", plain.number.isEmpty() ? "required" : "payout.number");
        }
        if (!BANK_CODE.matcher(plain.bankCode).matches()) {
            refusal.violation("/bankCode", plain.bankCode.isEmpty() ? "required" : "payout.bank-code");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return plain;
    }

    /** Whence money came, so that it can go back there; nothing where the bank did not say it. */
    static java.util.Optional<PayeeAccount> of(BankLine.Other other) {
        var number = Settlement.plain(other.account());
        return NUMBER.matcher(number).matches() && !other.name().isBlank()
                ? java.util.Optional.of(new PayeeAccount(
                        other.name().length() > HOLDER_MAX ? other.name().substring(0, HOLDER_MAX) : other.name(),
                        number,
                        "",
                        ""))
                : java.util.Optional.empty();
    }
}
