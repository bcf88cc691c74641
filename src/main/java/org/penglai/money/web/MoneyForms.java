package org.penglai.money.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Holding;
import org.penglai.money.Purpose;
import org.penglai.platform.http.Form;

/** Reads what was typed; all that is wrong goes into one refusal. */
final class MoneyForms {

    /** Yuan with at most two decimals, below a hundred billion. */
    private static final Pattern YUAN = Pattern.compile("\\d{1,11}(?:\\.\\d{1,2})?");

    private static final int HOLDER_MAX = 100;

    private MoneyForms() {}

    static List<AccountKind> holdable() {
        return Arrays.stream(AccountKind.values())
                .filter(kind -> kind.isHoldable() && kind.of() != AccountKind.Of.PLATFORM)
                .toList();
    }

    static Holding.Request hold(Form form) {
        var refusal = Refusal.invalid("money.hold");
        var account = chosen(refusal, form.value("account"));
        var amount = yuan(refusal, form, "amount");
        var until = date(refusal, form, "until");
        if (form.optional("source").isEmpty()) {
            refusal.violation("/source", "required");
        }
        requireRead(refusal);
        return new Holding.Request(
                account.orElseThrow(),
                amount,
                purpose(account.orElseThrow()),
                form.value("source"),
                until.plusDays(1).atStartOfDay(LegalDays.ZONE).toInstant());
    }

    /** What is held on an account is for what the account is for. */
    static Purpose purpose(Account account) {
        return switch (account.kind()) {
            case DEPOSIT -> Purpose.DEPOSIT;
            case BUDGET -> Purpose.AWARD;
            case REFUNDABLE -> Purpose.REFUND;
            default -> Purpose.PRICE;
        };
    }

    /** An account that was chosen from those that there are, written as kind and holder. */
    private static Optional<Account> chosen(Refusal refusal, String written) {
        var parts = written.split(":", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            refusal.violation("/account", "required");
            return Optional.empty();
        }
        var ofNoInterest = Refusal.invalid("money.hold");
        var account = account(ofNoInterest, parts[0], parts[1]);
        if (account.isEmpty() || !ofNoInterest.violations().isEmpty()) {
            refusal.violation("/account", "money.no-account");
            return Optional.empty();
        }
        return account;
    }

    /** How {@link #chosen} is written. */
    static String written(Account account) {
        return account.kind().name() + ":" + account.holder();
    }

    static Optional<Account> account(Refusal refusal, String kindName, String holder) {
        var kind =
                holdable().stream().filter(one -> one.name().equals(kindName)).findFirst();
        if (kind.isEmpty()) {
            refusal.violation(
                    "/kind",
                    "enum",
                    java.util.Map.of(
                            "limit",
                            holdable().stream().map(Enum::name).collect(java.util.stream.Collectors.joining(", "))));
        }
        var plain = holder.strip();
        if (plain.isEmpty()) {
            refusal.violation("/holder", "required");
            return Optional.empty();
        }
        return kind.flatMap(one -> {
            if (one.of() == AccountKind.Of.PROGRAMME) {
                refusal.requireText("/holder", plain, HOLDER_MAX);
                return Optional.of(new Account(one, plain));
            }
            var organisation = MoneyDesk.organisation(plain);
            if (organisation.isEmpty()) {
                refusal.violation("/holder", "money.no-organisation");
            }
            return organisation.map(owner -> Account.of(one, owner));
        });
    }

    /** By its name, in whatever spelling, or by its id. */
    static Optional<OrganisationId> beneficiary(MoneyDesk desk, Form form) {
        return form.optional("beneficiary").flatMap(desk::written);
    }

    static Money yuan(Refusal refusal, Form form, String field) {
        var written = form.value(field).replaceAll("[,，\\s¥￥]", "");
        if (written.isEmpty()) {
            refusal.violation("/" + field, "required");
        } else if (!YUAN.matcher(written).matches() || new BigDecimal(written).signum() == 0) {
            refusal.violation("/" + field, "money.amount");
        } else {
            return new Money(new BigDecimal(written).movePointRight(2).longValueExact());
        }
        return Money.ZERO;
    }

    static LocalDate date(Refusal refusal, Form form, String field) {
        var written = form.value(field);
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException unreadable) {
            if (written.isEmpty()) {
                refusal.violation("/" + field, "required");
            } else {
                refusal.violation("/" + field, "format", java.util.Map.of("limit", "2026-11-22"));
            }
            return LocalDate.EPOCH;
        }
    }

    /** Refuses what could not be read, before anything is done with it. */
    static void requireRead(Refusal refusal) {
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
