package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of owners that wait to be recognised are reached, for {@link EveryPageJourney}. */
final class OwnerMatchVisits {

    private static final String LEADS_ON = "leads to the page that the visit of the matches shows";

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /organisations/:id/owner-matches/confirmation", LEADS_ON,
            "GET /organisations/:id/owner-matches/refusal", LEADS_ON);

    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    OwnerMatchVisits(Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /organisations/:id/owner-matches", this::matches),
                entry(
                        "POST /organisations/:id/owner-matches/confirmation",
                        () -> of(DemoUsers.YANTAI_UNIVERSITY).press("所选确为本机构的专利")),
                entry(
                        "POST /organisations/:id/owner-matches/refusal",
                        () -> of(DemoUsers.OPERATOR_A).press("所选不是本机构的专利")),
                entry(
                        "GET /operator/owner-matches",
                        () -> as.apply(DemoUsers.OPERATOR_A)
                                .open("/operator/owner-matches")
                                .everyWay()
                                .picture("owner-match-queue")));
    }

    private void matches() {
        of(DemoUsers.YANTAI_UNIVERSITY).everyWay().picture("owner-matches");
        as.apply(DemoUsers.YANTAI_UNIVERSITY).open(path() + "?refused=true").everyWay();
        as.apply(DemoUsers.SME_LITHIUM).open(path(), 403);
    }

    private Visitor of(DemoUsers user) {
        return as.apply(user).open(path());
    }

    private String path() {
        return "/organisations/" + one.apply("SELECT id FROM organisation WHERE name_zh = '蓬莱湾大学'") + "/owner-matches";
    }
}
