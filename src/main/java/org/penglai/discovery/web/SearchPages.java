package org.penglai.discovery.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.discovery.QueryForm;
import org.penglai.discovery.Searching;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The page of a search: one form, which works without script; what is wrong or away is said on the same page. */
public final class SearchPages {

    private static final String TEMPLATE = "discovery/search";

    private final Searching searching;
    private final Pages pages;
    private final Supplier<LocalDate> today;
    private final Function<String, Optional<Bilingual>> subjects;

    /** A search that knows no subjects of the classification. */
    public SearchPages(Searching searching, Pages pages, Supplier<LocalDate> today) {
        this(searching, pages, today, symbol -> Optional.empty());
    }

    /**
     * @param today the legal day, by the one clock
     * @param subjects what symbols of the classification are about
     */
    public SearchPages(
            Searching searching,
            Pages pages,
            Supplier<LocalDate> today,
            Function<String, Optional<Bilingual>> subjects) {
        this.searching = searching;
        this.pages = pages;
        this.today = today;
        this.subjects = subjects;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/search", "searchListings", this::search));
    }

    private Reply search(Call call) {
        var address = Address.of(call.query());
        var asked = new Form(call.query(), Map.of());
        try {
            var query = QueryForm.parse(call.query(), today.get()).faceted();
            var words = new FacetWords(pages.messages(), call.language(), subjects);
            var found = SearchPage.found(query, searching.search(query), address, words);
            return show(call, 200, new SearchPage(asked, Optional.of(found), Optional.empty()))
                    .header("HX-Push-Url", address.toString());
        } catch (Refusal refused) {
            var problem = shown(call, refused);
            var page = new SearchPage(asked.refused(refused), Optional.empty(), Optional.of(problem));
            return show(call, status(call, problem), page);
        }
    }

    /** A person at a form has conditions, where a program has parameters. */
    private Problems.Shown shown(Call call, Refusal refused) {
        var shown = pages.problems().shown(refused, call.language());
        if (refused.kind() != Refusal.Kind.MALFORMED) {
            return shown;
        }
        var title = pages.messages().text(call.language(), "discovery.wrong.title");
        var text = pages.messages().text(call.language(), "discovery.wrong.text");
        return new Problems.Shown(shown.status(), shown.code(), title, text, shown.violations());
    }

    private Reply show(Call call, int status, SearchPage page) {
        return pages.show(status, call, TEMPLATE, page);
    }

    /** A script that asks for a part of the page puts only good answers in. */
    private static int status(Call call, Problems.Shown problem) {
        return call.header("hx-request").isPresent() ? 200 : problem.status();
    }
}
