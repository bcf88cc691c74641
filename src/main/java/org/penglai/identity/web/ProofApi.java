package org.penglai.identity.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.penglai.identity.Proof;
import org.penglai.kernel.Refusal;
import org.penglai.platform.blob.FileType;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;
import org.penglai.platform.http.Upload;

/** Documents of organisations over the API; the pages send and fetch them in the same way. */
public final class ProofApi {

    /** A document says nothing to the browser that opens it, whatever it contains. */
    private static final String INERT = "default-src 'none'; sandbox";

    private final Desk desk;

    public ProofApi(Desk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "addOrganisationDocument", this::add,
                "listOrganisationDocuments", this::list,
                "getOrganisationDocument", this::fetch);
    }

    /** A document's entry. */
    record ProofView(
            String id,
            Proof.Kind kind,
            String number,
            LocalDate issuedOn,
            String sha256,
            long size,
            String mediaType,
            Instant addedAt) {
        static ProofView of(Proof proof) {
            return new ProofView(
                    proof.id().toString(),
                    proof.description().kind(),
                    proof.description().number(),
                    proof.description().issuedOn(),
                    proof.stored().digest().hex(),
                    proof.stored().size(),
                    proof.stored().mediaType(),
                    proof.addedAt());
        }
    }

    /** All documents of one organisation. */
    record ProofList(List<ProofView> items) {}

    private Reply add(Call call) {
        var proof = added(call);
        return Reply.json(201, ProofView.of(proof))
                .location(ApiRouter.BASE + "/organisations/" + proof.organisation() + "/documents/" + proof.id());
    }

    private Reply list(Call call) {
        return Reply.json(
                200,
                new ProofList(desk.proving().list(call.actor(), IdentityApi.id(call)).stream()
                        .map(ProofView::of)
                        .toList()));
    }

    /** Takes what was sent, from page and API alike. */
    Proof added(Call call) {
        var refusal = Refusal.invalid("organisation.document");
        var typed = new Typed(call.form(), refusal);
        var kind = typed.choice("kind", Proof.Kind.class);
        if (call.form().value("kind").isEmpty()) {
            refusal.violation("/kind", "required");
        }
        var issuedOn = typed.requiredDate("issuedOn");
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
        var description =
                new Proof.Description(kind.orElseThrow(), call.form().value("number"), issuedOn.orElseThrow());
        return desk.proving().add(call.actor(), IdentityApi.id(call), description, file.orElseThrow());
    }

    /** A document on file, to be saved rather than shown. */
    Reply fetch(Call call) {
        var id = call.id("document", "organisation.document-unknown", Proof.ProofId::new);
        var proof = desk.proving().entry(call.actor(), IdentityApi.id(call), id);
        return Reply.passing(proof.stored().mediaType(), desk.proving().open(proof))
                .header("Content-Disposition", "attachment; filename=\"" + fileName(proof) + "\"")
                .header("Content-Security-Policy", INERT)
                .header("ETag", "\"" + proof.stored().digest() + "\"");
    }

    /** A name of our own making: what the sender called the file is nobody's business. */
    private static String fileName(Proof proof) {
        var kind = proof.description().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var ending =
                FileType.of(proof.stored().mediaType()).map(FileType::ending).orElse("bin");
        return kind + "-" + proof.stored().digest().hex().substring(0, 12) + "." + ending;
    }
}
