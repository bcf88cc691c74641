package org.penglai.need;

import java.util.Arrays;
import java.util.List;
import org.penglai.discovery.Talk;
import org.penglai.kernel.Bilingual;

/**
 * The platform's rules of matching, as data with their sources ({@code law/need-matching.yaml}).
 *
 * @param kept how many matches a need has at the most
 * @param shownFrom the least score of a match
 * @param toldFrom the least score at which its owner and the firm are told of it
 * @param tellingsPerDay how many times a day one organisation is told of new matches at the most
 * @param keptDays how many days after its end a need is kept
 * @param learnFrom the least number of answers from which weights are learned
 * @param weights the shipped weights
 * @param talk what says nothing of a matter
 * @param declines the kinds of reasons for declining, in the order in which they are offered
 */
public record NeedRules(
        int kept,
        int shownFrom,
        int toldFrom,
        int tellingsPerDay,
        int keptDays,
        int learnFrom,
        Weights weights,
        Talk talk,
        List<Decline> declines) {

    /** Whether a kind stands in the source, or was added by the platform to make up the eight. */
    public enum Status {
        FOUND,
        OURS
    }

    /** A kind of reason: what it is called, who distinguishes it and on whose authority. */
    public record Decline(DeclineReason reason, Bilingual label, String source, String locator, Status status) {}

    public NeedRules {
        declines = List.copyOf(declines);
        var named = declines.stream().map(Decline::reason).distinct().count();
        if (named != declines.size() || named != DeclineReason.values().length) {
            throw new IllegalArgumentException(
                    "the kinds of reasons are not each named once: " + Arrays.toString(DeclineReason.values()));
        }
        if (shownFrom > toldFrom || kept < 1 || tellingsPerDay < 1 || keptDays < 1) {
            throw new IllegalArgumentException("limits of matching that cannot be");
        }
    }

    /** The kind with its words. */
    public Decline of(DeclineReason reason) {
        return declines.stream()
                .filter(one -> one.reason() == reason)
                .findFirst()
                .orElseThrow();
    }
}
