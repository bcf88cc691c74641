package org.penglai.patent.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Enclosing;
import org.penglai.patent.PatentDocument;
import org.penglai.patent.Patents;
import org.penglai.platform.blob.FileType;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;
import org.penglai.platform.http.Upload;

/** Drawings and claims of patents over the API; the pages send and fetch them in the same way. */
public final class EnclosureApi {

    /** A document says nothing to the browser that opens it, whatever it contains. */
    private static final String INERT = "default-src 'none'; sandbox";

    private final Enclosing enclosing;
    private final Patents patents;

    public EnclosureApi(Enclosing enclosing, Patents patents) {
        this.enclosing = enclosing;
        this.patents = patents;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listPatentDocuments", this::list,
                "addPatentDocument", this::add,
                "getPatentDocument", this::fetch,
                "removePatentDocument", this::remove,
                "sayPatentClaims", this::say);
    }

    /** A document's entry. */
    record DocumentView(
            String id,
            PatentDocument.Kind kind,
            String wordsZh,
            String wordsEn,
            String sha256,
            long size,
            String mediaType,
            Instant addedAt) {
        static DocumentView of(PatentDocument document) {
            return new DocumentView(
                    document.id().toString(),
                    document.kind(),
                    document.words().zh(),
                    document.words().en(),
                    document.stored().digest().hex(),
                    document.stored().size(),
                    document.stored().mediaType(),
                    document.addedAt());
        }
    }

    /** All that lies beside a patent. */
    record Listed(List<DocumentView> items, String claimsZh, String claimsEn) {}

    /** The body of {@code sayPatentClaims}. */
    record Claims(String claimsZh, String claimsEn) {
        Bilingual text() {
            return Bilingual.of(claimsZh, claimsEn);
        }
    }

    private Reply list(Call call) {
        var number = ApplicationNumber.parse(call.path("number"));
        if (patents.find(number)
                .filter(patent -> patent.isVisibleTo(call.caller().actor()))
                .isEmpty()) {
            throw Refusal.unknown("patent.unknown").with("number", number.canonical());
        }
        return listed(number);
    }

    private Reply listed(ApplicationNumber number) {
        var enclosed = enclosing.of(number);
        return Reply.json(
                200,
                new Listed(
                        enclosed.documents().stream().map(DocumentView::of).toList(),
                        enclosed.claims().zh(),
                        enclosed.claims().en()));
    }

    private Reply add(Call call) {
        var document = added(call);
        return Reply.json(201, DocumentView.of(document))
                .location(ApiRouter.BASE + "/patents/" + document.number().canonical() + "/documents/" + document.id());
    }

    private Reply remove(Call call) {
        enclosing.remove(call.actor(), number(call), id(call));
        return Reply.noContent();
    }

    private Reply say(Call call) {
        enclosing.say(call.actor(), number(call), call.body(Claims.class).text());
        return listed(number(call));
    }

    static ApplicationNumber number(Call call) {
        return ApplicationNumber.parse(call.path("number"));
    }

    static PatentDocument.DocumentId id(Call call) {
        return call.id("document", "patent-document.unknown", PatentDocument.DocumentId::new);
    }

    /** Takes what was sent, from page and API alike. */
    PatentDocument added(Call call) {
        var refusal = Refusal.invalid("patent-document.invalid");
        var typed = new Typed(call.form(), refusal);
        var kind = typed.choice("kind", PatentDocument.Kind.class);
        if (call.form().value("kind").isEmpty()) {
            refusal.violation("/kind", "required");
        }
        var words = Bilingual.of(call.form().value("wordsZh"), call.form().value("wordsEn"));
        if (kind.equals(Optional.of(PatentDocument.Kind.DRAWINGS))
                && words.zh().isEmpty()
                && words.en().isEmpty()) {
            refusal.violation("/wordsZh", "required");
        }
        var file = call.uploads().stream()
                .filter(upload -> upload.field().equals("file") && upload.size() > 0)
                .map(Upload::path)
                .findFirst();
        if (file.isEmpty()) {
            refusal.violation("/file", "required");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return enclosing.add(call.actor(), number(call), kind.orElseThrow(), words, file.orElseThrow());
    }

    /** A document: pictures are shown within the page, everything else is saved. */
    Reply fetch(Call call) {
        var document = enclosing.find(call.caller().actor(), number(call), id(call));
        var shown = document.isPicture() ? "inline" : "attachment";
        return Reply.passing(document.stored().mediaType(), enclosing.open(document))
                .header("Content-Disposition", shown + "; filename=\"" + fileName(document) + "\"")
                .header("Content-Security-Policy", INERT)
                .header("ETag", "\"" + document.stored().digest() + "\"");
    }

    /** A name of our own making: what the sender called the file is nobody's business. */
    private static String fileName(PatentDocument document) {
        var ending =
                FileType.of(document.stored().mediaType()).map(FileType::ending).orElse("bin");
        return document.number().canonical() + "-"
                + document.kind().name().toLowerCase(Locale.ROOT) + "-"
                + document.stored().digest().hex().substring(0, 8) + "." + ending;
    }
}
