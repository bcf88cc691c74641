package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of an owner's patents are reached, for {@link EveryPageJourney}. */
final class PatentVisits {

    private static final DemoUsers UNIVERSITY = DemoUsers.YANTAI_UNIVERSITY;

    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    PatentVisits(Visitor anyone, Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.anyone = anyone;
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /patents", this::mine),
                entry("GET /patents/:number", this::patent),
                entry(
                        "GET /patents/:number/edit",
                        () -> as.apply(UNIVERSITY).open(edit()).everyWay()),
                entry("POST /patents/:number/edit", this::withoutTitle));
    }

    private void mine() {
        as.apply(UNIVERSITY).open("/patents").everyWay();
        as.apply(DemoUsers.BROKER).open("/patents").everyWay();
    }

    private void patent() {
        for (var kind : new String[] {"ANNUITY_UNPAID", "PLEDGE", "OWNERSHIP_DISPUTE", "LAPSE"}) {
            anyone.open("/patents/" + ofEvent(kind));
        }
        anyone.open("/patents/" + one.apply("SELECT number FROM patent WHERE flags = '{STATE_FUNDED}' LIMIT 1"))
                .everyWay();
        as.apply(UNIVERSITY).open("/patents/" + one.apply("SELECT number FROM listing_patent LIMIT 1"));
        as.apply(UNIVERSITY)
                .open("/patents/" + one.apply("SELECT number FROM patent WHERE 'SECRET' = ANY (flags) LIMIT 1"));
        anyone.open("/patents/" + one.apply("SELECT number FROM patent WHERE 'SECRET' = ANY (flags) LIMIT 1"), 404);
    }

    private void withoutTitle() {
        as.apply(UNIVERSITY)
                .open(edit())
                .type("发明名称（中文）", "")
                .type("发明名称（英文）", "")
                .press("保存");
    }

    private String ofEvent(String kind) {
        return one.apply("SELECT number FROM register_event JOIN patent USING (number) WHERE kind = '" + kind
                + "' AND flags <> '{SECRET}' LIMIT 1");
    }

    private String edit() {
        return "/patents/"
                + one.apply("SELECT number FROM patent_owner JOIN organisation ON organisation.id = organisation_id"
                        + " WHERE organisation.name_zh = '蓬莱湾大学' ORDER BY number LIMIT 1")
                + "/edit";
    }
}
