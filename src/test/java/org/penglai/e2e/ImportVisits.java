package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of imports are reached, for {@link EveryPageJourney}. */
final class ImportVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /patent-imports/templates/:format", "a file, not a page",
            "GET /patent-imports/:id/rejected-rows", "a file, not a page",
            "GET /patent-exports/:format", "a file, not a page");

    private final Function<DemoUsers, Visitor> as;

    ImportVisits(Function<DemoUsers, Visitor> as) {
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /patent-imports", () -> {
                    university().open("/patent-imports").everyWay().picture("imports");
                    as.apply(DemoUsers.OPERATOR_A).open("/patent-imports").everyWay();
                    as.apply(DemoUsers.JINAN_INSTITUTE).open("/patent-imports").everyWay();
                }),
                entry(
                        "POST /patent-imports",
                        () -> university().open("/patent-imports").press("开始导入")),
                entry("GET /patent-imports/:id", () -> {
                    university()
                            .open("/patent-imports")
                            .follow("2026 年新授权专利.csv")
                            .everyWay()
                            .picture("import");
                    university().open("/patent-imports").follow("著录项目.xml").everyWay();
                }));
    }

    private Visitor university() {
        return as.apply(DemoUsers.YANTAI_UNIVERSITY);
    }
}
