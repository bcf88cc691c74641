package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.penglai.stack.DemoUsers;

/** How the pages of leads and saved listings are reached, for {@link EveryPageJourney}. */
final class LeadVisits {

    private static final String SAVED = "/saved-listings";

    private final Function<DemoUsers, Visitor> as;
    private final UnaryOperator<String> asked;

    /** @param asked what the database answers to a question */
    LeadVisits(Function<DemoUsers, Visitor> as, UnaryOperator<String> asked) {
        this.as = as;
        this.asked = asked;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /leads", this::leads),
                entry("GET " + SAVED, this::saved),
                entry(
                        "POST " + SAVED,
                        () -> as.apply(DemoUsers.BEIJING_TECH)
                                .open("/listings/" + asked.apply("SELECT listing_id FROM saved_listing LIMIT 1"))
                                .press("收藏")),
                entry(
                        "POST " + SAVED + "/:id/removal",
                        () -> as.apply(DemoUsers.SME_LITHIUM).open(SAVED).press("取消收藏")));
    }

    private void leads() {
        as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/leads").everyWay();
        as.apply(DemoUsers.BROKER).open("/leads");
    }

    private void saved() {
        as.apply(DemoUsers.SME_LITHIUM).open(SAVED).everyWay();
        as.apply(DemoUsers.BANK).open(SAVED);
    }
}
