package org.penglai.app;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Appearance;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** What belongs to no feature: the contract itself, the switches of language and appearance, the explanation of problems. */
final class Service {

    /** A year, in seconds. */
    private static final String KEPT = "; Path=/; SameSite=Lax; Max-Age=31536000";

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
                PageRoute.get("/appearance", "chooseAppearance", this::appearance),
                PageRoute.get("/problems/:code", "explainProblem", this::problem),
                PageRoute.get("/api/docs", "browseContract", this::docs));
    }

    private Reply language(Call call) {
        var to = call.query("to").orElse("").equals("en") ? Language.EN : Language.ZH;
        return back(call).header("Set-Cookie", "penglai_language=" + (to == Language.EN ? "en" : "zh") + KEPT);
    }

    private Reply appearance(Call call) {
        var to = Appearance.named(call.query("to").orElse(""));
        return back(call).header("Set-Cookie", Appearance.COOKIE + "=" + to.spelling() + KEPT);
    }

    /** To the page that the reader comes from, if it is one of ours. */
    private static Reply back(Call call) {
        var back = call.query("back").orElse("/");
        var own = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") && !back.contains("\n");
        return Reply.seeOther(own ? back : "/");
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
