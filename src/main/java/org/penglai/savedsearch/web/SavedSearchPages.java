package org.penglai.savedsearch.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;
import org.penglai.savedsearch.Frequency;
import org.penglai.savedsearch.SavedSearch;
import org.penglai.savedsearch.Saving.Kept;
import org.penglai.savedsearch.Wanted;

/** The pages of saved searches: keeping one, all of them, and the matches of each. */
public final class SavedSearchPages {

    private static final String ALL = "/saved-searches";

    private final SavedSearchDesk desk;
    private final Pages pages;
    private final Naming naming;

    /** @param naming puts the conditions of a search into words */
    public SavedSearchPages(SavedSearchDesk desk, Pages pages, Naming naming) {
        this.desk = desk;
        this.pages = pages;
        this.naming = naming;
    }

    /** Puts the conditions of a search's address into words. */
    @FunctionalInterface
    public interface Naming {
        /** One after the other, without what was typed. */
        List<String> of(Map<String, List<String>> parameters, Language language);
    }

    /** A search as pages show it: what was typed, and its conditions in words. */
    public record Shown(Wanted wanted, List<String> conditions) {}

    /** What the page shows on which a search is kept. */
    public record NewModel(Shown shown, Form form, Problems.@Nullable Shown problem) {}

    /** What the page of all searches shows. */
    public record ListModel(List<Kept> searches, int most, Function<Wanted, Shown> shown) {}

    /** What the page of one search shows. */
    public record OneModel(
            Kept kept,
            Shown shown,
            List<Line> matches,
            boolean first,
            String next,
            Form form,
            Problems.@Nullable Shown problem) {}

    /** A match as it is shown. */
    public record Line(
            String href,
            org.penglai.kernel.Bilingual title,
            String mode,
            String state,
            java.time.Instant foundAt,
            boolean fresh) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(ALL, "listSavedSearches", this::all),
                PageRoute.get(ALL + "/new", "createSavedSearch", call -> fresh(200, call, Form.EMPTY, null)),
                PageRoute.post(ALL, "createSavedSearch", this::create),
                PageRoute.get(ALL + "/:id", "getSavedSearch", call -> one(200, call, Form.EMPTY, null)),
                PageRoute.post(ALL + "/:id", "changeSavedSearch", this::change),
                PageRoute.post(ALL + "/:id/seen", "markSavedSearchSeen", this::see),
                PageRoute.post(ALL + "/:id/removal", "deleteSavedSearch", this::remove));
    }

    private Reply all(Call call) {
        return pages.show(
                call,
                "savedsearch/list",
                new ListModel(desk.saving().mine(call.actor()), SavedSearch.MOST, wanted -> shown(call, wanted)));
    }

    /** The search comes in the address, or in the form that was refused. */
    private Reply fresh(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var wanted = form.value("search").isEmpty() ? new Wanted(call.query()) : parsed(form.value("search"));
        var name = Wanted.proposed(wanted);
        var filled = form.values().isEmpty() ? Form.of(Map.of("name", name)) : form;
        return pages.show(status, call, "savedsearch/new", new NewModel(shown(call, wanted), filled, problem));
    }

    private Shown shown(Call call, Wanted wanted) {
        return new Shown(wanted, naming.of(wanted.parameters(), call.language()));
    }

    private static Wanted parsed(String typed) {
        try {
            return Wanted.parse(typed);
        } catch (Refusal malformed) {
            return new Wanted(Map.of());
        }
    }

    private Reply create(Call call) {
        return pages.form(
                call,
                () -> {
                    var typed = typed(call);
                    var search = desk.saving()
                            .save(
                                    call.actor(),
                                    typed.name(),
                                    Wanted.parse(call.form().value("search")),
                                    typed.frequency());
                    return Reply.seeOther(search.link() + "?done=saved");
                },
                rejected -> fresh(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    /** What was typed of name and frequency. */
    private record Named(String name, Frequency frequency) {}

    private static Named typed(Call call) {
        var refusal = Refusal.invalid("saved-search.form");
        refusal.requireText("/name", call.form().value("name"), SavedSearch.NAME_MAX);
        var typed = new Typed(call.form(), refusal);
        var frequency = typed.required("frequency").flatMap(given -> typed.choice("frequency", Frequency.class));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Named(call.form().value("name"), frequency.orElseThrow());
    }

    private Reply one(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var found = desk.found(call);
        var search = found.kept().search();
        var lines =
                desk.matched(call, found).stream().map(SavedSearchPages::line).toList();
        var next = found.next().map(last -> search.link() + "?after=" + last).orElse("");
        var model = new OneModel(
                found.kept(),
                shown(call, search.wanted()),
                lines,
                call.query("after").isEmpty(),
                next,
                form,
                problem);
        return pages.show(status, call, "savedsearch/one", model);
    }

    private static Line line(SavedSearchDesk.Matched matched) {
        var listing = matched.listing();
        return new Line(
                "/listings/" + listing.id(),
                listing.content().text().title(),
                listing.terms().mode().name(),
                listing.state().name(),
                matched.match().foundAt(),
                matched.fresh());
    }

    private Reply change(Call call) {
        var id = SavedSearchDesk.id(call);
        return pages.form(
                call,
                () -> {
                    var typed = typed(call);
                    var search = desk.saving().change(call.actor(), id, typed.name(), typed.frequency());
                    return Reply.seeOther(search.link() + "?done=changed");
                },
                rejected -> one(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply see(Call call) {
        var id = SavedSearchDesk.id(call);
        desk.saving().see(call.actor(), id);
        return Reply.seeOther(ALL + "/" + id + "?done=seen");
    }

    private Reply remove(Call call) {
        desk.saving().drop(call.actor(), SavedSearchDesk.id(call));
        return Reply.seeOther(ALL + "?done=removed");
    }
}
