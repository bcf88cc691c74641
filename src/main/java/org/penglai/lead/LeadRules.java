package org.penglai.lead;

/**
 * How leads are counted, from {@code law/lead-analytics.yaml}.
 *
 * @param fewestVisitors so many different visitors must have used a word within a week before it is kept
 * @param longestText longer texts are not cut into words
 * @param wordsMost words of one text that count
 * @param weeks how many weeks a chart shows
 */
public record LeadRules(int fewestVisitors, int longestText, int wordsMost, int weeks) {
    public LeadRules {
        if (fewestVisitors < 2 || longestText < 1 || wordsMost < 1 || weeks < 1) {
            throw new IllegalArgumentException("rules that tell of one person, or of nothing");
        }
    }
}
