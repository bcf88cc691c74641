package org.penglai.need.web;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.Bilingual;
import org.penglai.need.Consulting;
import org.penglai.need.Need;
import org.penglai.need.NeedRules;
import org.penglai.need.NeedState;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;

/** The officers' page of needs: which of them nothing meets, and why firms decline. */
public final class NeedOverviewPage {

    private final NeedDesk desk;
    private final Pages pages;

    public NeedOverviewPage(NeedDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get(
                "/operator/needs",
                "getNeedOverview",
                call -> pages.show(
                        call, "need/overview", Overview.of(desk.consulting().overview(), desk.rules()))));
    }

    /** One kind of reason in the chart, as high as it is frequent. */
    public record Bar(Bilingual label, int count, int height, boolean ours, String source) {}

    /** What officers look at. */
    public record Overview(Map<NeedState, Integer> counts, List<Need> unmet, List<Bar> bars) {

        /** The height of the greatest. */
        public static final int HEIGHT = 120;

        static Overview of(Consulting.Overview found, NeedRules rules) {
            var most = found.declines().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            var bars = rules.declines().stream()
                    .map(kind -> {
                        var count = found.declines().getOrDefault(kind.reason(), 0);
                        return new Bar(
                                kind.label(),
                                count,
                                most == 0 ? 0 : count * HEIGHT / most,
                                kind.status() == NeedRules.Status.OURS,
                                kind.source());
                    })
                    .toList();
            return new Overview(found.counts(), found.unmet(), bars);
        }

        /** Whether any need looks for listings at present. */
        public boolean isAnyOpen() {
            return counts.getOrDefault(NeedState.OPEN, 0) > 0;
        }

        /** Whether any firm has declined anything. */
        public boolean isAnyDeclined() {
            return bars.stream().anyMatch(bar -> bar.count() > 0);
        }
    }
}
