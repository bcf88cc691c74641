package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;

/** How the pages around search are reached, for {@link EveryPageJourney}. */
final class FindingVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /search.csv", "a table to take along, not a page",
            "GET /search.xlsx", "a table to take along, not a page",
            "GET /seen/forget", "leads on to another page and shows none");

    private final Visitor anyone;

    FindingVisits(Visitor anyone) {
        this.anyone = anyone;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /ipc", this::classification),
                entry("GET /compare", this::compare),
                entry("GET /seen", this::seen));
    }

    private void compare() {
        anyone.open("/search?q=%E7%94%B5%E6%B1%A0");
        var boxes = anyone.find("#found input[name=listing]");
        for (var at = 0; at < Math.min(3, boxes.count()); at++) {
            boxes.nth(at).check();
        }
        anyone.press("对比所选（最多四条）").everyWay();
        anyone.open("/compare").everyWay();
    }

    private void seen() {
        anyone.open("/seen/forget");
        anyone.open("/seen").everyWay();
        anyone.open("/search").find("#found h3 a").first().click();
        anyone.open("/seen").everyWay();
    }

    private void classification() {
        anyone.open("/ipc").everyWay();
        anyone.open("/ipc?at=H01").everyWay();
        anyone.open("/ipc?q=%E7%94%B5%E6%B1%A0").everyWay();
        anyone.open("/ipc?q=qwertz").everyWay();
    }
}
