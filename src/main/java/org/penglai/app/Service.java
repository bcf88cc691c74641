package org.penglai.app;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** What belongs to no feature: the contract itself, the switch of languages, the explanation of problems. */
final class Service {

    /** A year, in seconds. */
    private static final String LANGUAGE_KEPT = "; Path=/; SameSite=Lax; Max-Age=31536000";

    private final Contract contract;
    private final Pages pages;
    private final Docs docs;

    Service(Contract contract, Pages pages) {
        this.contract = contract;
        this.pages = pages;
        this.docs = DocsReader.read(contract);
    }

    Map<String, Endpoint> operations() {
        return Map.of("getContract", call -> Reply.text(200, "application/yaml", contract.yaml()));
    }

    List<PageRoute> pages() {
        return List.of(
                PageRoute.get("/language", "chooseLanguage", this::language),
                PageRoute.get("/problems/:code", "explainProblem", this::problem),
                PageRoute.get("/api/docs", "browseContract", this::docs));
    }

    private Reply language(Call call) {
        var to = call.query("to").orElse("").equals("en") ? Language.EN : Language.ZH;
        var back = call.query("back").orElse("/");
        var own = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") && !back.contains("\n");
        return Reply.seeOther(own ? back : "/")
                .header("Set-Cookie", "penglai_language=" + (to == Language.EN ? "en" : "zh") + LANGUAGE_KEPT);
    }

    private Reply problem(Call call) {
        var code = call.path("code");
        if (!pages.messages().has("problem." + code + ".title")) {
            throw org.penglai.kernel.Refusal.unknown("page.unknown");
        }
        return pages.show(call, "app/problem", new Explained(code));
    }

    private Reply docs(Call call) {
        return pages.show(call, "app/docs", docs);
    }
}
