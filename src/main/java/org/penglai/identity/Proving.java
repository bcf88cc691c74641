package org.penglai.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Takes an organisation's documents and gives them out: to its own members, the operators and audit, and to nobody else. */
public final class Proving {

    private static final int NUMBER_MAX = 100;
    private static final int DOCUMENTS_MOST = 100;

    private final Tx tx;
    private final Ids ids;
    private final Organisations organisations;
    private final Proofs proofs;
    private final Proofs.Files files;

    public Proving(Tx tx, Ids ids, Organisations organisations, Proofs proofs, Proofs.Files files) {
        this.tx = tx;
        this.ids = ids;
        this.organisations = organisations;
        this.proofs = proofs;
        this.files = files;
    }

    /** Keeps the file and enters it; the bytes are kept first, since an unused copy does no harm and a missing one would. */
    public Proof add(Actor actor, OrganisationId id, Proof.Description description, Path file) {
        organisations.require(id);
        Staffing.requireOwn(actor, id);
        if (description.number().length() > NUMBER_MAX) {
            throw Refusal.invalid("organisation.document")
                    .violation("/number", "maxLength", Map.of("limit", NUMBER_MAX));
        }
        var stored = files.keep(file);
        return tx.run(now -> {
            if (description.issuedOn().isAfter(LegalDays.of(now))) {
                throw Refusal.invalid("organisation.document").violation("/issuedOn", "organisation.in-future");
            }
            if (proofs.of(id).size() >= DOCUMENTS_MOST) {
                throw Refusal.conflict("organisation.documents-full").with("most", DOCUMENTS_MOST);
            }
            var proof = new Proof(new Proof.ProofId(ids.next()), id, description, stored, actor.subject(), now);
            proofs.add(proof);
            return proof;
        });
    }

    /** What is on file. */
    public List<Proof> list(Actor actor, OrganisationId id) {
        organisations.require(id);
        if (!mayRead(actor, id)) {
            throw Refusal.forbidden("organisation.not-yours");
        }
        return proofs.of(id);
    }

    /** Whether the actor may see the documents. */
    public boolean mayRead(Actor actor, OrganisationId id) {
        return actor.actsFor(id) || actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR);
    }

    /** One document's entry; to others it is as if it were not there. */
    public Proof entry(Actor actor, OrganisationId id, Proof.ProofId proof) {
        return (mayRead(actor, id) ? proofs.of(id) : List.<Proof>of())
                .stream()
                        .filter(found -> found.id().equals(proof))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.unknown("organisation.document-unknown").with("id", proof.toString()));
    }

    /** The bytes. */
    public Path open(Proof proof) {
        return files.fetch(proof.stored());
    }
}
