package org.penglai.app;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Appearance;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.OwnPath;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.PageRouter;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** What belongs to no feature: the contract itself, the switches of language and appearance, the explanation of problems. */
final class Service {

    /** A year. */
    private static final long KEPT_SECONDS = 31_536_000;

    private final Contract contract;
    private final Pages pages;
    private final Cookies cookies;
    private final Docs docs;

    Service(Contract contract, Pages pages, Cookies cookies) {
        this.contract = contract;
        this.pages = pages;
        this.cookies = cookies;
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
        return back(call, PageRouter.LANGUAGE_COOKIE, to == Language.EN ? "en" : "zh");
    }

    private Reply appearance(Call call) {
        return back(
                call,
                Appearance.COOKIE,
                Appearance.named(call.query("to").orElse("")).spelling());
    }

    /** Keeps what was chosen, and leads to the page that the reader comes from, if it is one of ours. */
    private Reply back(Call call, String cookie, String chosen) {
        return Reply.seeOther(OwnPath.of(call.query("back").orElse("/")))
                .header("Set-Cookie", cookies.keep(cookie, chosen, KEPT_SECONDS));
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
