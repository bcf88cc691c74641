package org.penglai.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Who agreed to what, and under which rules something was done: always those in force at that moment. */
public final class Consenting {

    /** What a deal is made under. */
    private static final List<Document> OF_ACTS = List.of(Document.SERVICE_AGREEMENT, Document.TRADING_RULES);

    private final Tx tx;
    private final Editions editions;
    private final Consents consents;

    public Consenting(Tx tx, Editions editions, Consents consents) {
        this.tx = tx;
        this.editions = editions;
        this.consents = consents;
    }

    /** The member agrees to an edition that is in force or announced. */
    public Instant consent(Actor member, Document document, int number) {
        return tx.run(now -> {
            var shelf = editions.shelf(document);
            var edition = shelf.find(number)
                    .filter(found -> !found.isDraft())
                    .orElseThrow(() -> Commenting.unknown(document));
            if (shelf.state(edition, now) == Shelf.State.SUPERSEDED) {
                throw Refusal.conflict("terms.superseded");
            }
            consents.add(member, edition);
            return consents.of(member, edition).orElseThrow();
        });
    }

    public Optional<Instant> consented(Actor member, Edition edition) {
        return consents.of(member, edition);
    }

    /** Binds an act to the editions that were in force when it was done, however late this is told. */
    public void bind(Consents.Act act) {
        tx.run(now -> {
            consents.bind(
                    act,
                    OF_ACTS.stream()
                            .flatMap(document -> inForce(document, act.at()))
                            .toList());
            return act;
        });
    }

    public List<Consents.Bound> boundTo(String act) {
        return consents.boundTo(act);
    }

    private Stream<Edition> inForce(Document document, Instant at) {
        return editions.shelf(document).inForce(at).stream();
    }
}
