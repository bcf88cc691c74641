package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.penglai.listing.law.ListingLawFile;
import org.penglai.patent.EventKind;
import org.penglai.patent.LegalStatus;
import org.penglai.platform.http.Messages;

/** Holds the bundles to what the code can say: no reason, rule, state or event without its words. */
class ListingMessagesTest {

    private static final Pattern FOUND =
            Pattern.compile("(passed|failed|needsEvidence|needsDecision)\\(\"([a-z-]+)\"\\)");
    /** The last argument of {@code absent}, which says both "is" and "is not". */
    private static final Pattern CONDITION = Pattern.compile("(?<!\\()\"([a-z-]+)\"\\);");

    private final Messages messages = Messages.load(List.of("patent", "listing"));

    @Test
    void everyReasonHasItsWordsAndEveryBarItsCure() throws IOException {
        var source = source();
        var found = FOUND.matcher(source).results().toList();

        assertThat(found).hasSizeGreaterThan(45);
        assertThat(found)
                .extracting(result -> "violation.gate." + result.group(2))
                .allMatch(messages::has);
        assertThat(found)
                .filteredOn(result -> !result.group(1).equals("passed"))
                .extracting(result -> "listing.cure." + result.group(2))
                .allMatch(messages::has);
    }

    @Test
    void everyConditionOfTheRegisterHasItsWordsBothWays() throws IOException {
        var source = source();
        var reasons = CONDITION
                .matcher(source)
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(reasons)
                .contains("exclusively-licensed", "openly-licensed", "suspended", "pledged-without-consent", "hindered")
                .allMatch(reason -> messages.has("violation.gate." + reason))
                .allMatch(reason -> messages.has("violation.gate.not-" + reason))
                .allMatch(reason -> messages.has("listing.cure." + reason));
    }

    /** All that a ground can say. */
    private static String source() throws IOException {
        var all = new StringBuilder();
        for (var name : List.of("RegisterGrounds", "OwnerGrounds", "OfferGrounds")) {
            all.append(Files.readString(Path.of("src/main/java/org/penglai/listing/" + name + ".java")));
        }
        return all.toString();
    }

    @Test
    void rulesCeilingsModesStatesEventsAndStatusesHaveTheirWords() {
        var law = ListingLawFile.shipped();

        assertThat(law.rules()).allMatch(rule -> messages.has("listing.rule." + rule.id()));
        assertThat(law.ceilings()).allMatch(ceiling -> messages.has("listing.warning." + ceiling.id()));
        assertThat(Arrays.stream(ListingMode.values())).allMatch(mode -> messages.has("listing.mode." + mode));
        assertThat(Arrays.stream(Listing.State.values())).allMatch(state -> messages.has("listing.state." + state));
        assertThat(Arrays.stream(EventKind.values())).allMatch(kind -> messages.has("patent.event." + kind));
        assertThat(Arrays.stream(LegalStatus.Standing.values()))
                .allMatch(standing -> messages.has("patent.status." + standing));
    }
}
