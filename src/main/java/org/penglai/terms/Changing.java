package org.penglai.terms;

import java.time.LocalDate;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Changes the platform's rules: an operator writes a draft and announces it in time. One change of a document at a time. */
public final class Changing {

    private final Tx tx;
    private final Editions editions;
    private final ChangeLaw law;
    private final TermsJournal journal;

    public Changing(Tx tx, Editions editions, ChangeLaw law, TermsJournal journal) {
        this.tx = tx;
        this.editions = editions;
        this.law = law;
        this.journal = journal;
    }

    public ChangeLaw law() {
        return law;
    }

    /**
     * Writes the draft, or begins one.
     *
     * @param revision of the draft that the operator has read; 0 where there was none
     */
    public Edition write(Actor operator, Document document, int revision, Editions.Written written) {
        var whole = complete(written);
        return tx.run(now -> {
            var shelf = editions.lock(document);
            var draft = shelf.draft();
            if (draft.map(Edition::revision).orElse(0) != revision) {
                throw Refusal.conflict("terms.draft-changed");
            }
            draft.ifPresentOrElse(
                    existing -> editions.rewrite(existing, whole, operator),
                    () -> editions.add(document, shelf.editions().size() + 1, whole, operator));
            return editions.shelf(document).draft().orElseThrow();
        });
    }

    /** Announces the draft that the operator has read, to come into force at the beginning of that legal day. */
    public Edition announce(Actor operator, Document document, int revision, LocalDate inForceFrom) {
        return tx.run(now -> {
            var shelf = editions.lock(document);
            var draft = shelf.draft()
                    .orElseThrow(() -> Refusal.conflict("terms.no-draft").with("document", document.slug()));
            if (draft.revision() != revision) {
                throw Refusal.conflict("terms.draft-changed");
            }
            if (shelf.awaited(now).isPresent()) {
                throw Refusal.conflict("terms.change-awaited");
            }
            var announcement = new Edition.Announcement(now, law.requireInTime(now, inForceFrom));
            editions.announce(draft, announcement, operator);
            journal.announced(draft, announcement);
            return editions.shelf(document).find(draft.number()).orElseThrow();
        });
    }

    private static Editions.Written complete(Editions.Written written) {
        var refusal = Refusal.invalid("terms.draft");
        var text = new Bilingual(
                required(refusal, "/textZh", written.text().zh(), Edition.TEXT_MAX),
                required(refusal, "/textEn", written.text().en(), Edition.TEXT_MAX));
        var reason = new Bilingual(
                required(refusal, "/reasonZh", written.reason().zh(), Edition.REASON_MAX),
                required(refusal, "/reasonEn", written.reason().en(), Edition.REASON_MAX));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Editions.Written(text, reason);
    }

    static String required(Refusal refusal, String pointer, String text, int most) {
        var written = text.replace("\r\n", "\n").strip();
        refusal.requireText(pointer, written, most);
        return written;
    }
}
