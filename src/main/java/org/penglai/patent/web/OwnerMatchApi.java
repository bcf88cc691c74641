package org.penglai.patent.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.OwnerMatch;
import org.penglai.patent.OwnerMatches;
import org.penglai.patent.OwnerMatching;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Unresolved owners that may be an organisation here, over the API. */
public final class OwnerMatchApi {

    private static final int LIMIT = 100;

    private final OwnerMatching matching;

    public OwnerMatchApi(OwnerMatching matching) {
        this.matching = matching;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listOwnerMatches", this::list,
                "confirmOwnerMatches", this::confirm,
                "refuseOwnerMatches", this::refuse,
                "listOwnerMatchQueue", this::queue);
    }

    /** A patent that may be the organisation's. */
    record MatchView(
            String applicationNumber,
            String titleZh,
            String titleEn,
            String ownerName,
            OwnerMatch.By by,
            Instant since) {
        static MatchView of(OwnerMatch match) {
            return new MatchView(
                    match.number().canonical(),
                    match.title().zh(),
                    match.title().en(),
                    match.ownerName(),
                    match.by(),
                    match.since());
        }
    }

    /** A page of them. */
    record Listed(List<MatchView> items, boolean contested, Optional<String> next) {}

    /** An organisation for which owners wait. */
    record QueuedView(
            String organisation, String nameZh, String nameEn, int patents, Instant oldest, boolean contested) {
        static QueuedView of(OwnerMatching.Queued queued) {
            Organisation organisation = queued.organisation();
            return new QueuedView(
                    organisation.id().toString(),
                    organisation.name().zh(),
                    organisation.name().en(),
                    queued.waiting().patents(),
                    queued.waiting().oldest(),
                    queued.contested());
        }
    }

    /** The body of both decisions; without numbers all that wait are meant. */
    record Decision(
            @Nullable List<String> numbers, @Nullable String reason) {
        List<ApplicationNumber> chosen() {
            return numbers == null
                    ? List.of()
                    : numbers.stream().map(ApplicationNumber::parse).distinct().toList();
        }
    }

    private Reply list(Call call) {
        int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
        var after = call.query("after").map(ApplicationNumber::parse);
        var refused = call.query("refused").map(Boolean::parseBoolean).orElse(false);
        var found =
                matching.suggested(call.actor(), organisation(call), new OwnerMatches.Page(after, limit + 1, refused));
        var items = found.matches().stream().limit(limit).map(MatchView::of).toList();
        var next = found.matches().size() > limit
                ? Optional.of(items.getLast().applicationNumber())
                : Optional.<String>empty();
        return Reply.json(200, new Listed(items, !found.rivals().isEmpty(), next));
    }

    private Reply confirm(Call call) {
        var chosen = call.body(Decision.class).chosen();
        var confirmed = matching.confirm(call.actor(), organisation(call), chosen);
        return Reply.json(
                200,
                Map.of(
                        "confirmed",
                        confirmed.stream()
                                .map(patent -> patent.number().canonical())
                                .toList()));
    }

    private Reply refuse(Call call) {
        var said = call.body(Decision.class);
        var reason = said.reason() == null ? "" : said.reason();
        var refused = matching.refuse(call.actor(), organisation(call), said.chosen(), reason);
        return Reply.json(200, Map.of("refused", refused));
    }

    private Reply queue(Call call) {
        return Reply.json(
                200,
                Map.of("items", matching.queue().stream().map(QueuedView::of).toList()));
    }

    static OrganisationId organisation(Call call) {
        return call.id("id", "organisation.unknown", OrganisationId::new);
    }
}
