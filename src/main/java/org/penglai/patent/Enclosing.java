package org.penglai.patent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Use case: an owner or the operator puts drawings and claims beside a patent (附图和权利要求), and whoever may see the patent sees
 * them.
 */
public final class Enclosing {

    /** Sheets of drawings come as one file; more than this many files are none. */
    private static final int DOCUMENTS_MOST = 20;

    private static final int WORDS_ZH = 1000;
    private static final int WORDS_EN = 2000;

    /** Thirty dense pages; both languages at once still fit into one form. */
    private static final int CLAIMS = 20_000;

    private final Tx tx;
    private final Ids ids;
    private final Patents patents;
    private final PatentDocuments documents;
    private final PatentDocuments.Files files;
    private final PatentJournal journal;

    public Enclosing(
            Tx tx,
            Ids ids,
            Patents patents,
            PatentDocuments documents,
            PatentDocuments.Files files,
            PatentJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.patents = patents;
        this.documents = documents;
        this.files = files;
        this.journal = journal;
    }

    /** What lies beside a patent. */
    public record Enclosed(List<PatentDocument> documents, Bilingual claims) {
        public Enclosed {
            documents = List.copyOf(documents);
        }
    }

    /** Drawings, claims as files, claims as text. */
    public Enclosed of(ApplicationNumber number) {
        return tx.run(now -> new Enclosed(documents.of(number), documents.claims(number)));
    }

    /** Keeps the file and enters it; the bytes are kept first, since an unused copy does no harm and a missing one would. */
    public PatentDocument add(
            Actor actor, ApplicationNumber number, PatentDocument.Kind kind, Bilingual words, Path file) {
        requireDescribable(actor, number);
        requireWords(kind, words);
        var stored = files.keep(file);
        return tx.run(now -> {
            requireLocked(actor, number);
            documents.hold(stored);
            if (documents.of(number).size() >= DOCUMENTS_MOST) {
                throw Refusal.conflict("patent-document.full").with("most", DOCUMENTS_MOST);
            }
            var document = new PatentDocument(
                    new PatentDocument.DocumentId(ids.next()), number, kind, words, stored, actor.organisation(), now);
            documents.add(document);
            files.keep(file); // whoever took it away since has gone
            return document;
        });
    }

    /**
     * Takes a document away again, and its bytes with it unless another patent has the same. The bytes go once the entry has gone
     * for good, while nobody can add the same file.
     */
    public void remove(Actor actor, ApplicationNumber number, PatentDocument.DocumentId id) {
        var stored = tx.run(now -> {
            requireLocked(actor, number);
            var document = require(number, id);
            documents.remove(document);
            return document.stored();
        });
        tx.run(now -> {
            documents.hold(stored);
            if (!documents.isHeld(stored)) {
                files.remove(stored);
            }
            return now;
        });
    }

    /** Replaces the claims as text. */
    public void say(Actor actor, ApplicationNumber number, Bilingual claims) {
        var refusal = Refusal.invalid("patent-document.invalid");
        requireLength(refusal, "/claimsZh", claims.zh(), CLAIMS);
        requireLength(refusal, "/claimsEn", claims.en(), CLAIMS);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        tx.run(now -> {
            var patent = requireLocked(actor, number);
            documents.say(number, claims, actor.organisation(), now);
            journal.inform(PatentJournal.CLAIMED, patent, Map.of());
            return now;
        });
    }

    /** The document, to whoever may see the patent; to others it is as if it were not there. */
    public PatentDocument find(Optional<Actor> reader, ApplicationNumber number, PatentDocument.DocumentId id) {
        return tx.run(now -> {
            if (patents.find(number)
                    .filter(patent -> patent.isVisibleTo(reader))
                    .isEmpty()) {
                throw unknown(id);
            }
            return require(number, id);
        });
    }

    /** The bytes. */
    public Path open(PatentDocument document) {
        return files.fetch(document.stored());
    }

    private PatentDocument require(ApplicationNumber number, PatentDocument.DocumentId id) {
        return documents.of(number).stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(PatentDocument.DocumentId id) {
        return Refusal.unknown("patent-document.unknown").with("id", id.toString());
    }

    private void requireDescribable(Actor actor, ApplicationNumber number) {
        tx.run(now -> {
            requireMay(actor, patents.find(number), number);
            return now;
        });
    }

    private Patent requireLocked(Actor actor, ApplicationNumber number) {
        return requireMay(actor, patents.lock(number), number);
    }

    private static Patent requireMay(Actor actor, Optional<Patent> found, ApplicationNumber number) {
        var patent = found.filter(one -> one.isVisibleTo(Optional.of(actor)))
                .orElseThrow(() -> Refusal.unknown("patent.unknown").with("number", number.canonical()));
        if (!Registering.mayDescribe(actor, patent)) {
            throw Refusal.forbidden("patent.not-owner").with("number", number.canonical());
        }
        return patent;
    }

    private static void requireWords(PatentDocument.Kind kind, Bilingual words) {
        var refusal = Refusal.invalid("patent-document.invalid");
        if (kind == PatentDocument.Kind.DRAWINGS
                && words.zh().isBlank()
                && words.en().isBlank()) {
            refusal.violation("/wordsZh", "required");
        }
        requireLength(refusal, "/wordsZh", words.zh(), WORDS_ZH);
        requireLength(refusal, "/wordsEn", words.en(), WORDS_EN);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static void requireLength(Refusal refusal, String pointer, String text, int most) {
        if (text.length() > most) {
            refusal.violation(pointer, "maxLength", Map.of("limit", String.valueOf(most)));
        }
    }
}
