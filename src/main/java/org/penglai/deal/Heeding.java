package org.penglai.deal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.penglai.identity.Belonging;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;

/**
 * Shows the signs that ask for a second look, takes what operators made of them, and hears the parties on their relation. Keeps out
 * of a certification whoever belongs to a party by any membership.
 */
public final class Heeding {

    private static final int NOTE_MAX = 1000;

    private final WarningLaw law;
    private final Deals deals;
    private final Relations relations;
    private final WarningNotes notes;
    private final Belonging belonging;

    public Heeding(WarningLaw law, Deals deals, Relations relations, WarningNotes notes, Belonging belonging) {
        this.law = law;
        this.deals = deals;
        this.relations = relations;
        this.notes = notes;
        this.belonging = belonging;
    }

    /** What strikes at the deal as things stand. */
    public List<Warning> warnings(Deal deal) {
        var agreement = deal.agreement();
        var around = new WarningLaw.Surroundings(
                relations.of(deal.id()),
                belonging.sharedPersons(
                        agreement.licensor().organisation(),
                        agreement.licensee().organisation()),
                deals.around(deal));
        return law.about(deal, around);
    }

    /** What operators made of them so far. */
    public List<WarningNote> notes(DealId deal) {
        return notes.of(deal);
    }

    /** What the parties said of their relation so far. */
    public List<Relation> relations(DealId deal) {
        return relations.of(deal);
    }

    /** Refuses an officer who belongs, or belonged since the deal was formed, to one of its parties. */
    void requireOutsider(Actor officer, Deal deal) {
        var agreement = deal.agreement();
        for (var party : List.of(agreement.licensor(), agreement.licensee())) {
            if (belonging.isMember(officer.subject(), party.organisation(), agreement.formedAt())) {
                throw Refusal.forbidden("certification.party")
                        .with("deal", deal.id().toString());
            }
        }
    }

    /** Keeps the notes of one step; every sign that stands needs one, and nothing else is asked of the operator. */
    void heed(Actor officer, Deal deal, DealAction step, Map<Warning.Sign, String> said, Instant now) {
        var refusal = Refusal.invalid("certification.warnings-unnoted");
        var standing = warnings(deal).stream().map(Warning::sign).distinct().toList();
        for (var sign : standing) {
            refusal.requireText(
                    "/notes/" + sign.name(), said.getOrDefault(sign, "").strip(), NOTE_MAX);
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal.with(
                    "signs", standing.stream().map(Warning.Sign::name).toList());
        }
        for (var sign : standing) {
            var text = said.getOrDefault(sign, "").strip();
            notes.add(deal.id(), new WarningNote(sign, step, text, Signatory.of(officer), now));
        }
    }
}
