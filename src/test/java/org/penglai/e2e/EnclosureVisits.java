package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of drawings and claims are reached, for {@link EveryPageJourney}. */
final class EnclosureVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /patents/:number/documents/:document", "a file, not a page",
            "POST /patents/:number/documents/:document/removal", "leads back to the page of the patent's documents",
            "GET /patents/:number/claims", "leads to the page of the patent's documents",
            "POST /patents/:number/claims", "leads to the patent's own page");

    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    EnclosureVisits(Visitor anyone, Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.anyone = anyone;
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /patents/:number/documents", () -> {
                    own().everyWay().picture("patent-documents");
                    anyone.open("/patents/" + number()).everyWay().picture("patent-enclosed");
                }),
                entry("POST /patents/:number/documents", () -> own().press("上传")));
    }

    private Visitor own() {
        return as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/patents/" + number() + "/documents");
    }

    private String number() {
        return one.apply("SELECT number FROM patent_claims ORDER BY number LIMIT 1");
    }
}
