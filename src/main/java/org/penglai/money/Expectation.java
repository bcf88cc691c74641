package org.penglai.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/**
 * What an organisation is expected to pay, and to whom (应收款项): the payer quotes its reference, and what comes counts towards
 * what is due first.
 *
 * @param paid how much of the fixed amount has come, here or directly
 * @param withdrawn whether nothing more is expected
 */
public record Expectation(ExpectationId id, CreditorReference reference, Terms terms, Money paid, boolean withdrawn) {

    /**
     * What is expected.
     *
     * @param subject what it is for, such as {@code deal/0192…}; each has one
     * @param payee who gets it in the end; nobody where it is a deposit
     * @param parts when which part of it is due, in that order
     * @param openEnded whether more may come than is fixed, as with royalties
     */
    public record Terms(
            String subject,
            Purpose purpose,
            OrganisationId payer,
            Optional<OrganisationId> payee,
            List<Part> parts,
            boolean openEnded) {

        public Terms {
            parts = List.copyOf(parts);
            if (payee.isPresent() == (purpose == Purpose.DEPOSIT)) {
                throw new IllegalArgumentException("a deposit goes to nobody, everything else to somebody");
            }
        }

        /** The whole of it as far as it is fixed. */
        public Money amount() {
            return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
        }
    }

    /** A part of it; without a day it is due at once. */
    public record Part(Money amount, Optional<LocalDate> dueOn) {}

    /** A part of it with how much of that is still to come. */
    public record Due(Part part, Money open) {
        public boolean isOverdue(LocalDate today) {
            return !open.isZero() && part.dueOn().filter(today::isAfter).isPresent();
        }
    }

    /** What is still to come of the fixed amount. */
    public Money open() {
        return withdrawn ? Money.ZERO : terms.amount().minus(paid);
    }

    /** Whether a payment towards it has something to be for. */
    public boolean takes() {
        return !withdrawn && (terms.openEnded() || !open().isZero());
    }

    /** The parts, each with what is open of it: what came counts towards the first. */
    public List<Due> dues() {
        var left = paid;
        var dues = new java.util.ArrayList<Due>();
        for (var part : terms.parts()) {
            var covered = left.isAtLeast(part.amount()) ? part.amount() : left;
            left = left.minus(covered);
            dues.add(new Due(part, withdrawn ? Money.ZERO : part.amount().minus(covered)));
        }
        return dues;
    }

    /** The same, expected again. */
    Expectation reinstated() {
        return new Expectation(id, reference, terms, paid, /* withdrawn= */ false);
    }

    /** What has come for something that came to nothing: it is to be given back, as far as the parties agreed nothing else. */
    public Money returnable() {
        return withdrawn ? paid : Money.ZERO;
    }

    /** The same after a payment. */
    Expectation after(Money amount) {
        return new Expectation(id, reference, terms, paid.plus(amount), withdrawn);
    }

    /** The same without a payment that was no payment of it. */
    Expectation before(Money amount) {
        return new Expectation(id, reference, terms, paid.minus(amount), withdrawn);
    }

    /** How a payment is divided: towards what is open, beyond it where more may come, and too much. */
    Split split(Money amount) {
        var towards = amount.isAtLeast(open()) ? open() : amount;
        var rest = amount.minus(towards);
        return terms.openEnded() && !withdrawn
                ? new Split(towards, rest, Money.ZERO)
                : new Split(towards, Money.ZERO, rest);
    }

    /** The parts of a payment. */
    public record Split(Money towards, Money beyond, Money surplus) {
        /** What the payment's receiver has of it. */
        public Money taken() {
            return towards.plus(beyond);
        }
    }

    /** When it was first known, for whoever lists them. */
    public record Listed(Expectation expectation, Instant at) {}
}
