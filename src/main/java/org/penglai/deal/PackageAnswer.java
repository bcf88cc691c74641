package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.Money;

/**
 * What an authority answered to a package (备案、登记结果), kept beside what it answered before; the last answer counts.
 *
 * @param packageId the package in the law's data
 * @param document the authority's paper on the deal's file
 */
public record PackageAnswer(
        String packageId, PackageLaw.Authority authority, Said said, EvidenceId document, Signatory by, Instant at) {

    /** Yes or no. */
    public enum Outcome {
        ACCEPTED,
        REFUSED
    }

    /**
     * What the authority's paper says.
     *
     * @param number the authority's own: 备案号, 登记编号, or that of its refusal
     * @param reason why it was refused; empty where it was not
     * @param amounts what a certificate of a technology contract states; none in any other answer
     */
    public record Said(Outcome outcome, String number, LocalDate answeredOn, String reason, Optional<Amounts> amounts) {
        public Said {
            number = number.strip();
            reason = reason.strip();
        }

        public boolean isAccepted() {
            return outcome == Outcome.ACCEPTED;
        }
    }

    /**
     * The two sums of a technology contract's certificate.
     *
     * @param contract 合同成交额
     * @param technology 技术交易额
     */
    public record Amounts(Money contract, Money technology) {}
}
