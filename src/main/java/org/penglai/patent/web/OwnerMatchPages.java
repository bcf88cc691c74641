package org.penglai.patent.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.OwnerMatch;
import org.penglai.patent.OwnerMatches;
import org.penglai.patent.OwnerMatching;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The pages of patents that may be an organisation's, and the operators' queue of them. */
public final class OwnerMatchPages {

    private static final int PAGE = 50;
    private static final String DEEDS = "/organisations/:id/owner-matches";

    private final Tx tx;
    private final OwnerMatching matching;
    private final Pages pages;

    public OwnerMatchPages(Tx tx, OwnerMatching matching, Pages pages) {
        this.tx = tx;
        this.matching = matching;
        this.pages = pages;
    }

    /**
     * What the page of one organisation shows.
     *
     * @param refused whether those are shown that were said not to be its own
     * @param rivals other verified organisations of its name
     * @param done how many were decided upon just now; 0 where none were
     */
    public record Model(
            Organisation organisation,
            List<OwnerMatch> matches,
            List<Organisation> rivals,
            boolean refused,
            boolean first,
            String next,
            int done,
            Form form,
            Problems.@Nullable Shown problem) {

        /** Where the page stands, and below it its deeds. */
        public String base() {
            return "/organisations/" + organisation.id() + "/owner-matches";
        }
    }

    /** A line of the queue. */
    public record Row(OwnerMatching.Queued queued, long days) {}

    /** The queue, the longest waiting first. */
    public record QueueModel(List<Row> rows) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(DEEDS, "listOwnerMatches", call -> show(200, call, Form.EMPTY, null)),
                PageRoute.post(DEEDS + "/confirmation", "confirmOwnerMatches", this::confirm),
                PageRoute.get(DEEDS + "/confirmation", "listOwnerMatches", OwnerMatchPages::home),
                PageRoute.post(DEEDS + "/refusal", "refuseOwnerMatches", this::refuse),
                PageRoute.get(DEEDS + "/refusal", "listOwnerMatches", OwnerMatchPages::home),
                PageRoute.get("/operator/owner-matches", "listOwnerMatchQueue", this::queue));
    }

    private static Reply home(Call call) {
        return Reply.seeOther("/organisations/" + OwnerMatchApi.organisation(call) + "/owner-matches");
    }

    private Reply confirm(Call call) {
        return pages.form(
                call,
                () -> {
                    var all = call.form().value("which").equals("all");
                    var chosen = all ? List.<ApplicationNumber>of() : chosen(call.form());
                    var confirmed = matching.confirm(call.actor(), OwnerMatchApi.organisation(call), chosen);
                    return done(call, confirmed.size());
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply refuse(Call call) {
        return pages.form(
                call,
                () -> {
                    var reason = call.form().value("reason");
                    var refused = matching.refuse(
                            call.actor(), OwnerMatchApi.organisation(call), chosen(call.form()), reason);
                    return done(call, refused);
                },
                rejected -> show(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private static Reply done(Call call, int count) {
        return Reply.seeOther("/organisations/" + OwnerMatchApi.organisation(call) + "/owner-matches?done=" + count);
    }

    private static List<ApplicationNumber> chosen(Form form) {
        var numbers = form.all("numbers");
        if (numbers.isEmpty()) {
            throw Refusal.invalid("owner-match.invalid").violation("/numbers", "owner-match.choose");
        }
        return numbers.stream().map(ApplicationNumber::parse).distinct().toList();
    }

    private Reply show(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var after = call.query("after").flatMap(OwnerMatchPages::number);
        var refused = call.query("refused").isPresent();
        var found = matching.suggested(
                call.actor(), OwnerMatchApi.organisation(call), new OwnerMatches.Page(after, PAGE + 1, refused));
        var shown = found.matches().stream().limit(PAGE).toList();
        var next = found.matches().size() > PAGE
                ? "?" + (refused ? "refused=true&" : "") + "after="
                        + shown.getLast().number().canonical()
                : "";
        var done = call.query("done")
                .filter(count -> count.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
        return pages.show(
                status,
                call,
                "patent/ownermatches",
                new Model(
                        found.organisation(),
                        shown,
                        found.rivals(),
                        refused,
                        after.isEmpty(),
                        next,
                        done,
                        form,
                        problem));
    }

    private Reply queue(Call call) {
        Instant now = tx.run(moment -> moment);
        var today = LegalDays.of(now);
        var rows = matching.queue().stream()
                .map(queued -> new Row(
                        queued,
                        ChronoUnit.DAYS.between(LegalDays.of(queued.waiting().oldest()), today)))
                .toList();
        return pages.show(call, "patent/ownermatchqueue", new QueueModel(rows));
    }

    private static Optional<ApplicationNumber> number(String text) {
        try {
            return Optional.of(ApplicationNumber.parse(text));
        } catch (Refusal foreign) {
            return Optional.empty();
        }
    }
}
