package org.penglai.deal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Puts documents on a deal's file and gives them out: to the parties and the offices; nobody else learns of either. */
public final class Filing {

    static final int NUMBER_MAX = 100;

    private final Tx tx;
    private final Ids ids;
    private final Deals deals;
    private final Dossier dossier;

    /** The file itself: what is on it, where its documents lie, and who is told. */
    public record Dossier(Dossiers entries, Documents documents, DealJournal journal) {}

    /** What the sender says of a document. */
    public record Description(EvidenceKind kind, String number, LocalDate issuedOn) {
        public Description {
            number = number.strip();
        }
    }

    public Filing(Tx tx, Ids ids, Deals deals, Dossier dossier) {
        this.tx = tx;
        this.ids = ids;
        this.deals = deals;
        this.dossier = dossier;
    }

    /** Keeps the file and enters it; the bytes are kept first, since an unused copy does no harm and a missing one would. */
    public Evidence add(Actor actor, DealId id, Description description, Path file) {
        requireWritable(actor, deals.find(id).orElseThrow(() -> Booking.unknown(id)));
        requireNumbered(description);
        var document = dossier.documents().keep(file);
        return tx.run(now -> {
            var deal = deals.lock(id).orElseThrow(() -> Booking.unknown(id));
            requirePast(description, now);
            var evidence = new Evidence(
                    new EvidenceId(ids.next()),
                    description.kind(),
                    description.number(),
                    description.issuedOn(),
                    document,
                    Evidence.Source.UPLOADED,
                    Signatory.of(actor),
                    now);
            dossier.entries().add(id, evidence);
            dossier.journal().evidenced(deal, evidence);
            return evidence;
        });
    }

    /** What is on the file. */
    public List<Evidence> list(Actor actor, DealId id) {
        requireReadable(actor, id);
        return dossier.entries().of(id);
    }

    /** One document's entry. */
    public Evidence entry(Actor actor, DealId id, EvidenceId evidence) {
        return list(actor, id).stream()
                .filter(found -> found.id().equals(evidence))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("evidence.unknown").with("id", evidence.toString()));
    }

    /** The bytes of an uploaded document, checked against their digest. */
    public Path open(Evidence evidence) {
        return dossier.documents().fetch(evidence.document());
    }

    /** The text of a document that the platform wrote. */
    public String text(Evidence evidence) {
        return dossier.entries()
                .generated(evidence.id())
                .orElseThrow(() -> new IllegalStateException("a generated document has lost its text"));
    }

    private void requireReadable(Actor actor, DealId id) {
        if (deals.find(id).filter(deal -> deal.isFileOpenTo(actor)).isEmpty()) {
            throw Booking.unknown(id);
        }
    }

    /** Refuses whoever may not add to the file; who may not know of it learns nothing. */
    static void requireWritable(Actor actor, Deal deal) {
        if (!deal.isFileOpenTo(actor)) {
            throw Booking.unknown(deal.id());
        }
        if (Mover.PARTY_OR_OPERATOR
                .keepsOut(actor, deal, DealAction.ADD_EVIDENCE)
                .isPresent()) {
            throw Refusal.forbidden("evidence.read-only");
        }
        Course.require(deal, DealAction.ADD_EVIDENCE, actor);
    }

    private static void requireNumbered(Description description) {
        var refusal = Refusal.invalid("evidence.invalid");
        if (description.kind().isOfficial() && description.number().isEmpty()) {
            refusal.violation("/number", "required");
        }
        if (description.number().length() > NUMBER_MAX) {
            refusal.violation("/number", "maxLength", Map.of("limit", NUMBER_MAX));
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static void requirePast(Description description, Instant now) {
        if (description.issuedOn().isAfter(LegalDays.of(now))) {
            throw Refusal.invalid("evidence.invalid").violation("/issuedOn", "deal.in-future");
        }
    }
}
