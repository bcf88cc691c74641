package org.penglai.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.penglai.kernel.LegalDays;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Leads;
import org.penglai.lead.pg.LeadsPg;
import org.penglai.listing.Listing;
import org.penglai.stack.DemoUsers;

/** Twelve weeks of what came of the demo's listings, growing, with words, reasons and listings put aside. */
final class DemoLeads {

    private static final int WEEKS = 12;
    private static final List<String> WORDS = List.of("电池", "隔膜", "焊接", "海参", "催化剂", "coating");

    private final Wiring made;

    DemoLeads(Wiring made) {
        this.made = made;
    }

    void count(List<Listing.Published> published) {
        var today = made.tx.run(LegalDays::of);
        var days = new ArrayList<Leads.Day>();
        var words = new ArrayList<Leads.Word>();
        for (var place = 0; place < published.size(); place++) {
            count(published.get(place), place, today, days, words);
        }
        var leads = new LeadsPg(made.pg);
        made.tx.run(now -> {
            leads.add(days, words);
            return now;
        });
        published.stream()
                .limit(3)
                .forEach(listing -> made.tx.run(now -> {
                    made.leads.counting.decline(listing.id(), "DEAL_LAPSED", today.minusDays(10));
                    return now;
                }));
        published.stream()
                .skip(1)
                .limit(3)
                .forEach(listing ->
                        made.leads.desk.collecting().save(DemoPatents.actor(DemoUsers.SME_LITHIUM), listing.id()));
    }

    private static void count(
            Listing listing, int place, LocalDate today, List<Leads.Day> days, List<Leads.Word> words) {
        for (var week = 0; week < WEEKS; week++) {
            var on = today.minusWeeks(WEEKS - 1L - week);
            var found = 6 + week * 3 + place * 5 % 7;
            days.add(new Leads.Day(listing.id(), on, LeadKind.FOUND, found));
            days.add(new Leads.Day(listing.id(), on, LeadKind.SEEN, found / 3 + 1));
            if (week % 4 == place % 4) {
                days.add(new Leads.Day(listing.id(), on, LeadKind.SAVED, 1));
            }
            if (week % 6 == place % 6) {
                days.add(new Leads.Day(listing.id(), on, LeadKind.ENQUIRED, 1));
                var monday = on.minusDays(on.getDayOfWeek().getValue() - 1L);
                words.add(new Leads.Word(listing.id(), monday, WORDS.get(place % WORDS.size()), 5 + week));
            }
        }
        if (place % 5 == 0) {
            days.add(new Leads.Day(listing.id(), today.minusDays(6), LeadKind.ACCEPTED, 1));
        }
    }
}
