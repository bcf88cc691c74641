package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.discovery.Classification;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
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
            Optional<Long> listings) {}

    record ClassificationView(String edition, List<PlaceView> path, List<PlaceView> places) {}

    private Reply browse(Call call) {
        var view = view(call);
        return Reply.json(
                200,
                new ClassificationView(
                        view.edition(),
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
                view.counted() ? Optional.of(view.count(entry)) : Optional.empty());
    }

    private IpcView view(Call call) {
        var scheme = classification.scheme();
        var sought = call.query("q").map(String::strip).orElse("");
        var at = call.query("at").map(IpcPages::key);
        List<IpcEntry> path = at.map(scheme::path).orElse(List.of());
        if (at.isPresent() && scheme.find(at.get()).isEmpty()) {
            throw Refusal.unknown("ipc.unknown").with("symbol", at.get().written());
        }
        if (sought.length() > SOUGHT_MAX) {
            sought = sought.substring(0, SOUGHT_MAX);
        }
        var entries = !sought.isEmpty()
                ? scheme.search(sought, FOUND_MAX)
                : at.map(scheme::below).orElseGet(scheme::sections);
        var places = java.util.stream.Stream.concat(path.stream(), entries.stream())
                .map(IpcEntry::key)
                .toList();
        try {
            return new IpcView(scheme.edition(), sought, path, entries, tallies.byClass(places), true);
        } catch (Refusal away) {
            return new IpcView(scheme.edition(), sought, path, entries, Map.of(), false);
        }
    }

    private static IpcKey key(String typed) {
        return IpcKey.parse(typed)
                .orElseThrow(() -> Refusal.unknown("ipc.unknown").with("symbol", typed));
    }
}
