package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.penglai.stack.DemoUsers;

/** How the pages of saved searches are reached, for {@link EveryPageJourney}. */
final class SavedSearchVisits {

    private static final DemoUsers FIRM = DemoUsers.SME_LITHIUM;
    private static final String ALL = "/saved-searches";

    private final Function<DemoUsers, Visitor> as;
    private final UnaryOperator<String> asked;

    /** @param asked what the database answers to a question */
    SavedSearchVisits(Function<DemoUsers, Visitor> as, UnaryOperator<String> asked) {
        this.as = as;
        this.asked = asked;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET " + ALL, this::all),
                entry("GET " + ALL + "/new", this::fresh),
                entry("POST " + ALL, this::withoutName),
                entry("GET " + ALL + "/:id", this::one),
                entry("POST " + ALL + "/:id", this::changedToNothing),
                entry(
                        "POST " + ALL + "/:id/seen",
                        () -> as.apply(DemoUsers.SME_MARINE)
                                .open(path(DemoUsers.SME_MARINE))
                                .press("全部标为已看")),
                entry("POST " + ALL + "/:id/removal", this::removed));
    }

    private void all() {
        as.apply(FIRM).open(ALL).everyWay();
        as.apply(DemoUsers.BEIJING_TECH).open(ALL).everyWay();
    }

    private void fresh() {
        as.apply(FIRM).open(ALL + "/new?q=隔膜&mode=FREE_LICENCE").everyWay();
    }

    private void withoutName() {
        as.apply(FIRM).open(ALL + "/new?q=隔膜").type("名称", "").press("保存").everyWay();
    }

    private void one() {
        as.apply(FIRM).open(path(FIRM)).everyWay();
    }

    private void changedToNothing() {
        as.apply(FIRM).open(path(FIRM)).type("名称", "").press("保存修改");
    }

    private void removed() {
        var firm = as.apply(DemoUsers.SME_PHARMA).open(path(DemoUsers.SME_PHARMA));
        firm.find("main details.more > summary").first().click();
        firm.press("删除这个搜索");
    }

    private String path(DemoUsers user) {
        return ALL + "/"
                + asked.apply("SELECT id FROM saved_search WHERE subject = '" + user.subject()
                        + "' ORDER BY created_at LIMIT 1");
    }
}
