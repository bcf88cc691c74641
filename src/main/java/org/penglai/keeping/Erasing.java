package org.penglai.keeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/**
 * Shows a person what is kept of them, and forgets it when they ask: an operator carries the request out or refuses it for a
 * duty that stands; one that nobody answers in time is carried out all the same. What a duty stands on stays until its day.
 */
public final class Erasing {

    /** Kind of the ledger's entries about it. */
    public static final String ERASED = "keeping.erased";

    private static final int REASON_MAX = 1000;
    private static final int BATCH = 50;

    private final Tx tx;
    private final Ids ids;
    private final Retention retention;
    private final Records records;
    private final Ledger ledger;

    /** Where it looks and writes. */
    public record Records(PersonalRecords personal, ErasureRequests requests) {}

    public Erasing(Tx tx, Ids ids, Retention retention, Records records, Ledger ledger) {
        this.tx = tx;
        this.ids = ids;
        this.retention = retention;
        this.records = records;
        this.ledger = ledger;
    }

    /** What a person sees: all that is kept, and their own request. */
    public record Overview(List<Held> held, Optional<ErasureRequest> request, int withinDays) {}

    public Overview overview(Actor person) {
        return tx.run(now -> new Overview(
                records.personal().of(person).stream().map(this::held).toList(),
                records.requests().latest(person.subject()),
                retention.erasureDays()));
    }

    public ErasureRequest ask(Actor person) {
        return tx.run(now -> {
            if (open(person).isPresent()) {
                throw Refusal.conflict("keeping.asked");
            }
            var id = new ErasureId(ids.next());
            var due = LegalDays.of(now).plusDays(retention.erasureDays());
            records.requests().add(id, person, "erased-" + ids.next(), due);
            return records.requests().lock(id).orElseThrow();
        });
    }

    public void withdraw(Actor person) {
        tx.run(now -> {
            var request = open(person).orElseThrow(() -> Refusal.conflict("keeping.nothing-asked"));
            requireOpen(request.id());
            records.requests().withdraw(request.id(), person);
            return request;
        });
    }

    public List<ErasureRequest> waiting() {
        return records.requests().waiting(BATCH * 2);
    }

    /** Record kinds whose duty can stand against a request. */
    public List<RecordKind> duties() {
        return retention.personal().stream()
                .filter(kind -> kind.basis().isDuty())
                .toList();
    }

    /** Carries the request out. */
    public void erase(Actor operator, ErasureId id) {
        tx.run(now -> {
            requireForeign(operator, requireOpen(id));
            carryOut(id, Optional.of(operator));
            return id;
        });
    }

    /** Refuses it for a duty to keep. */
    public void refuse(Actor operator, ErasureId id, String duty, String reason) {
        var refusal = Refusal.invalid("keeping.refusal");
        if (duties().stream().noneMatch(kind -> kind.id().equals(duty))) {
            refusal.violation("/duty", "keeping.no-duty");
        }
        refusal.requireText("/reason", reason.strip(), REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        tx.run(now -> {
            requireForeign(operator, requireOpen(id));
            records.requests().refuse(id, duty, reason.strip(), operator);
            return id;
        });
    }

    /** The account has been removed at the identity provider. */
    public void accountRemoved(ErasureId id) {
        tx.run(now -> {
            var request = records.requests().lock(id).orElseThrow(() -> unknown(id));
            if (request.account().isEmpty()) {
                throw Refusal.conflict("keeping.no-account");
            }
            records.requests().accountRemoved(id);
            return id;
        });
    }

    /** Carries out what nobody has answered in time, and answers how many that were. */
    public int eraseOverdue() {
        LocalDate today = tx.run(LegalDays::of);
        var done = 0;
        for (var id : records.requests().overdue(today, BATCH)) {
            if (tx.run(now -> carryOut(id, Optional.empty()))) {
                done++;
            }
        }
        return done;
    }

    private boolean carryOut(ErasureId id, Optional<Actor> operator) {
        var erased = records.requests().erase(id, operator);
        if (erased) {
            ledger.record(new Entry(ERASED, "erasure/" + id, Map.of("inTime", operator.isPresent())));
        }
        return erased;
    }

    private Held held(PersonalRecords.Found found) {
        var kind = retention
                .find(found.kind())
                .orElseThrow(() -> new IllegalStateException("no such record kind: " + found.kind()));
        return new Held(kind, found.what(), found.since(), found.stays(), found.until());
    }

    private Optional<ErasureRequest> open(Actor person) {
        return records.requests().latest(person.subject()).filter(ErasureRequest::isOpen);
    }

    private ErasureRequest requireOpen(ErasureId id) {
        var request = records.requests().lock(id).orElseThrow(() -> unknown(id));
        if (!request.isOpen()) {
            throw Refusal.conflict("keeping.answered");
        }
        return request;
    }

    private static void requireForeign(Actor operator, ErasureRequest request) {
        if (request.subject().equals(operator.subject())) {
            throw Refusal.forbidden("keeping.own-request");
        }
    }

    private static Refusal unknown(ErasureId id) {
        return Refusal.unknown("keeping.unknown").with("id", id.toString());
    }
}
