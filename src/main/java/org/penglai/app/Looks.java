package org.penglai.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.penglai.discovery.Hits;
import org.penglai.discovery.Query;
import org.penglai.discovery.Searching;
import org.penglai.kernel.Actor;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Sighting;
import org.penglai.lead.Visitor;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;

/**
 * Notes which listings people see as they search and read, for the statistics of those who offer. Robots and programs do not
 * count; who it was goes no further than the tally in memory.
 */
final class Looks {

    /** Who calls, while a search of that call runs. */
    private static final ScopedValue<Visitor> SEARCHER = ScopedValue.newInstance();

    private static final Pattern ROBOT = Pattern.compile(
            "(?i)bot\\b|bot/|spider|crawl|slurp|curl|wget|python|java|okhttp|go-http|headlessmonitor|preview|monitor");

    private static final int MARK_MAX = 400;

    private final Consumer<Sighting> noted;

    Looks(Consumer<Sighting> noted) {
        this.noted = noted;
    }

    /** The same searching, which notes what people find by it; a call from elsewhere notes nothing. */
    Searching noting(Searching searching) {
        return query -> {
            var hits = searching.search(query);
            if (SEARCHER.isBound() && query.page().after().isEmpty()) {
                noted.accept(found(query, hits));
            }
            return hits;
        };
    }

    private static Sighting found(Query query, Hits hits) {
        return new Sighting(
                SEARCHER.get(),
                LeadKind.FOUND,
                hits.items().stream().map(hit -> hit.listing().id()).toList(),
                query.text());
    }

    /** The same endpoint, whose searches are somebody's. */
    Endpoint searching(Endpoint endpoint) {
        return call -> visitor(call)
                .map(visitor -> ScopedValue.where(SEARCHER, visitor).call(() -> endpoint.handle(call)))
                .orElseGet(() -> endpoint.handle(call));
    }

    /** The same endpoint, which shows the listing that its path names. */
    Endpoint showing(Endpoint endpoint) {
        return call -> {
            var reply = endpoint.handle(call);
            visitor(call).filter(visitor -> reply.status() == 200).ifPresent(visitor -> see(call, visitor));
            return reply;
        };
    }

    private void see(Call call, Visitor visitor) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        noted.accept(new Sighting(visitor, LeadKind.SEEN, List.of(listing), ""));
    }

    PageRoute searching(PageRoute route) {
        return new PageRoute(
                route.method(), route.path(), route.operation(), route.uploads(), searching(route.endpoint()));
    }

    PageRoute showing(PageRoute route) {
        return new PageRoute(
                route.method(), route.path(), route.operation(), route.uploads(), showing(route.endpoint()));
    }

    /** Nobody where a program calls, or only the headers are asked for. */
    private static Optional<Visitor> visitor(Call call) {
        var program = call.header("user-agent").orElse("");
        if (!call.method().equals("GET")
                || program.isBlank()
                || ROBOT.matcher(program).find()) {
            return Optional.empty();
        }
        var actor = call.caller().actor();
        var mark = actor.map(Actor::subject).orElseGet(() -> {
            var anonymous = call.client() + " " + program;
            return anonymous.substring(0, Math.min(anonymous.length(), MARK_MAX));
        });
        return Optional.of(new Visitor(mark, actor.map(Actor::organisation)));
    }
}
