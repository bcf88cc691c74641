package org.penglai.patent.web;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.patent.AnnuityOutlook;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.OwnerMatching;
import org.penglai.patent.Patent;
import org.penglai.patent.Reckoning;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The page of an organisation's own patents: how each stands, what is due next, what needs attention. */
public final class MyPatentsPage {

    private static final int PAGE = 25;

    private final PatentPages.Parts parts;
    private final OwnerMatching matching;
    private final Pages pages;

    public MyPatentsPage(PatentPages.Parts parts, OwnerMatching matching, Pages pages) {
        this.parts = parts;
        this.matching = matching;
        this.pages = pages;
    }

    /** An own patent on its day. */
    public record Owned(
            Patent patent, LegalStatus status, AnnuityOutlook annuities, List<Reckoning.Attention> attention) {}

    /**
     * What the page shows.
     *
     * @param pressing those of the page that need attention
     * @param next number after which the next page begins; empty on the last
     * @param unclaimed how many others name an owner like the organisation
     */
    public record Model(List<Owned> patents, List<Owned> pressing, String next, boolean first, int unclaimed) {}

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/patents", "listMyPatents", this::mine));
    }

    private Reply mine(Call call) {
        var after = call.query("after").flatMap(MyPatentsPage::number);
        var model = parts.tx().run(now -> {
            var day = LegalDays.of(now);
            var found = parts.patents().ownedBy(call.actor().organisation(), after, PAGE + 1);
            var owned = found.stream()
                    .limit(PAGE)
                    .map(patent -> new Owned(
                            patent,
                            patent.statusOn(day),
                            parts.reckoning().outlook(patent, day),
                            parts.reckoning().attention(patent, day)))
                    .toList();
            var next = found.size() > PAGE ? owned.getLast().patent().number().canonical() : "";
            var pressing =
                    owned.stream().filter(one -> !one.attention().isEmpty()).toList();
            return new Model(owned, pressing, next, after.isEmpty(), matching.waitingFor(call.actor()));
        });
        return pages.show(call, "patent/mine", model);
    }

    private static Optional<ApplicationNumber> number(String text) {
        try {
            return Optional.of(ApplicationNumber.parse(text));
        } catch (Refusal foreign) {
            return Optional.empty();
        }
    }
}
