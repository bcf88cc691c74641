package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.discovery.Classification;
import org.penglai.discovery.IpcChange;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcScheme;
import org.penglai.discovery.Tallies;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The patent classification for going down by subject, with what is on offer in each place; as a page and over the API. */
public final class IpcPages {

    private static final int FOUND_MAX = 100;
    private static final int SOUGHT_MAX = 100;
    private static final int CHANGED_MAX = 300;

    private final Classification classification;
    private final Tallies tallies;
    private final Pages pages;

    public IpcPages(Classification classification, Tallies tallies, Pages pages) {
        this.classification = classification;
        this.tallies = tallies;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/ipc", "browseIpc", call -> pages.show(call, "discovery/ipc", view(call))));
    }

    public Map<String, Endpoint> operations() {
        return Map.of("browseIpc", this::browse);
    }

    record PlaceView(
            String symbol,
            String written,
            String level,
            int depth,
            String titleZh,
            String titleEn,
            String edition,
            List<String> replacedBy,
            Optional<ChangeView> change,
            Optional<Long> listings) {}

    record ChangeView(IpcChange.Kind kind, String titleZh, String titleEn, String edition) {
        static ChangeView of(IpcChange change) {
            return new ChangeView(
                    change.kind(), change.before().zh(), change.before().en(), change.edition());
        }
    }

    record ClassificationView(
            String edition,
            List<String> editions,
            Optional<String> comparedWith,
            Map<IpcChange.Kind, Long> changed,
            List<PlaceView> path,
            List<PlaceView> places) {}

    private Reply browse(Call call) {
        var view = view(call);
        return Reply.json(
                200,
                new ClassificationView(
                        view.edition().name(),
                        view.edition().all(),
                        view.edition().before(),
                        view.edition().counts(),
                        view.path().stream().map(entry -> place(entry, view)).toList(),
                        view.entries().stream().map(entry -> place(entry, view)).toList()));
    }

    private static PlaceView place(IpcEntry entry, IpcView view) {
        return new PlaceView(
                entry.key().value(),
                entry.key().written(),
                entry.key().level().name(),
                entry.depth(),
                entry.title().zh(),
                entry.title().en(),
                entry.edition(),
                entry.replacedBy(),
                view.change(entry).map(ChangeView::of),
                view.counted() ? Optional.of(view.count(entry)) : Optional.empty());
    }

    private IpcView view(Call call) {
        var edition = edition(call);
        var scheme = edition.all().isEmpty()
                ? classification.scheme()
                : classification.editions().scheme(edition.name());
        var typed = call.query("q").map(String::strip).orElse("");
        var sought = typed.length() > SOUGHT_MAX ? typed.substring(0, SOUGHT_MAX) : typed;
        var at = call.query("at").map(IpcPages::key);
        List<IpcEntry> path = at.map(scheme::path).orElse(List.of());
        if (at.isPresent() && scheme.find(at.get()).isEmpty()) {
            throw Refusal.unknown("ipc.unknown").with("symbol", at.get().written());
        }
        var entries = entries(scheme, edition, sought, at);
        return new IpcView(edition, sought, path, entries, tally(path, entries));
    }

    private List<IpcEntry> entries(IpcScheme scheme, IpcView.Edition edition, String sought, Optional<IpcKey> at) {
        if (!sought.isEmpty()) {
            return scheme.search(sought, FOUND_MAX);
        }
        return edition.onlyChanged()
                ? classification.editions().changed(edition.name(), CHANGED_MAX)
                : at.map(scheme::below).orElseGet(scheme::sections);
    }

    private IpcView.Edition edition(Call call) {
        var editions = classification.editions();
        var names = editions.names();
        var name = call.query("edition")
                .map(String::strip)
                .orElseGet(() -> names.stream().findFirst().orElse(""));
        if (!names.contains(name) && !(names.isEmpty() && name.isEmpty())) {
            throw Refusal.unknown("ipc.edition-unknown").with("edition", name);
        }
        var onlyChanged = call.query("changed").filter("true"::equals).isPresent();
        return new IpcView.Edition(
                name, names, editions.before(name), editions.changes(name), editions.counted(name), onlyChanged);
    }

    private Optional<Map<String, Long>> tally(List<IpcEntry> path, List<IpcEntry> entries) {
        var places = Stream.concat(path.stream(), entries.stream())
                .map(IpcEntry::key)
                .toList();
        try {
            return Optional.of(tallies.byClass(places));
        } catch (Refusal away) {
            return Optional.empty();
        }
    }

    private static IpcKey key(String typed) {
        return IpcKey.parse(typed)
                .orElseThrow(() -> Refusal.unknown("ipc.unknown").with("symbol", typed));
    }
}
