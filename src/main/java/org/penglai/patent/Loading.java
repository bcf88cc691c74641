package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.kernel.Tx;

/**
 * Use case: many patents are entered or brought up to date at once (批量录入). A number that is not known is added; of a known
 * one, what is said anew takes the place of the bibliography, events are only ever added, and owners change by register
 * events alone. The same words twice change nothing.
 */
public final class Loading {

    /** Source of a filing day of which only the year is known, from the number itself. */
    public static final String ASSUMED_FROM_NUMBER = "ASSUMED_FROM_NUMBER";

    /** What is said of one patent; no owners stand for the loader's own organisation. */
    public record Item(
            ApplicationNumber number,
            Bibliography bibliography,
            LocalDate filingDate,
            List<OwnerClaim> owners,
            List<RegisterEvent> events) {
        public Item {
            owners = List.copyOf(owners);
            events = List.copyOf(events);
        }

        boolean isFilingAssumed() {
            return events.stream()
                    .anyMatch(event ->
                            event.kind() == EventKind.FILING && event.source().equals(ASSUMED_FROM_NUMBER));
        }
    }

    /**
     * For whom is loaded.
     *
     * @param forAll whether patents of others may be loaded too, as the operator may
     */
    public record Loader(OrganisationId organisation, boolean forAll) {}

    /** What became of an item. */
    public sealed interface Outcome {
        /** Not known before. */
        record Added() implements Outcome {}

        /** Known, and something was new. */
        record Updated() implements Outcome {}

        /** Known in the same words. */
        record Unchanged() implements Outcome {}

        /** Against a rule; pointers name the field as in the API. */
        record Refused(List<Refusal.Violation> violations) implements Outcome {
            public Refused {
                violations = List.copyOf(violations);
            }
        }
    }

    private final Tx tx;
    private final Patents patents;
    private final PatentLoads loads;
    private final Organisations organisations;
    private final PatentJournal journal;

    public Loading(Tx tx, Patents patents, PatentLoads loads, Organisations organisations, PatentJournal journal) {
        this.tx = tx;
        this.patents = patents;
        this.loads = loads;
        this.organisations = organisations;
        this.journal = journal;
    }

    /**
     * Loads the items, whose numbers differ, and answers what became of each, in order.
     *
     * @param batch name of this batch, on record
     */
    public List<Outcome> load(Loader loader, String batch, List<Item> items) {
        return tx.run(now -> {
            var known = known(items);
            var owners = Claimants.of(organisations, loader.organisation(), items);
            var writes = new Writes();
            var outcomes = new ArrayList<Outcome>(items.size());
            for (var item : items) {
                outcomes.add(decide(loader, item, Optional.ofNullable(known.get(item.number())), owners, writes));
            }
            writes.store(loads);
            journal.tellLoaded(batch, writes.fresh, writes.changed());
            return outcomes;
        });
    }

    private Map<ApplicationNumber, Patent> known(List<Item> items) {
        var locked = loads.lock(items.stream().map(Item::number).toList());
        return locked.isEmpty() ? Map.of() : patents.findAll(locked);
    }

    private static Outcome decide(Loader loader, Item item, Optional<Patent> known, Claimants owners, Writes writes) {
        try {
            var claimed = owners.resolve(item);
            return known.map(patent -> update(loader, item, patent, claimed, writes))
                    .orElseGet(() -> add(loader, item, claimed, writes));
        } catch (Refusal refused) {
            var violations = refused.violations();
            return new Outcome.Refused(
                    violations.isEmpty()
                            ? List.of(new Refusal.Violation("/owners", refused.code(), refused.facts()))
                            : violations);
        }
    }

    private static Outcome add(Loader loader, Item item, List<Owner> owners, Writes writes) {
        var patent = new Patent(
                item.number(), item.bibliography(), item.filingDate(), owners, new Register(item.events()), 1);
        requireOwn(loader, patent);
        writes.fresh.add(patent);
        return new Outcome.Added();
    }

    private static Outcome update(Loader loader, Item item, Patent known, List<Owner> claimed, Writes writes) {
        requireOwn(loader, known);
        var bibliography = known.bibliography().updatedBy(item.bibliography());
        var events = item.events().stream()
                .filter(event -> !isOnRecord(known.register(), event))
                .toList();
        var filing = filing(item, known);
        var owners = item.owners().isEmpty() ? known.owners() : Claimants.completed(known.owners(), claimed);
        var same = bibliography.equals(known.bibliography())
                && filing.equals(known.filingDate())
                && owners.equals(known.owners())
                && events.isEmpty();
        if (same) {
            return new Outcome.Unchanged();
        }
        var next = new Patent(
                known.number(), bibliography, filing, owners, known.register(), known.version() + 1, known.enteredOn());
        writes.update(known, next, events);
        return new Outcome.Updated();
    }

    private static void requireOwn(Loader loader, Patent patent) {
        if (!loader.forAll() && !patent.isOwnedBy(loader.organisation())) {
            throw Refusal.forbidden("patent.not-owner");
        }
    }

    /** A day that was only assumed gives way to one that is known; two that are known must agree. */
    private static LocalDate filing(Item item, Patent known) {
        if (item.filingDate().equals(known.filingDate()) || item.isFilingAssumed()) {
            return known.filingDate();
        }
        var assumed = known.register().events().stream()
                .filter(event -> event.kind() == EventKind.FILING)
                .allMatch(event -> event.source().equals(ASSUMED_FROM_NUMBER));
        if (!assumed) {
            throw Refusal.invalid("patent.invalid")
                    .violation(
                            "/filingDate",
                            "patent.filing-differs",
                            Map.of("expected", known.filingDate().toString()));
        }
        return item.filingDate();
    }

    private static boolean isOnRecord(Register register, RegisterEvent event) {
        return register.events().stream()
                .anyMatch(known -> known.kind() == event.kind()
                        && (known.date().equals(event.date()) || event.source().equals(ASSUMED_FROM_NUMBER)));
    }

    /** What a batch writes. */
    private static final class Writes {
        private final List<Patent> fresh = new ArrayList<>();
        private final List<Patent> next = new ArrayList<>();
        private final List<Patent> inOtherWords = new ArrayList<>();
        private final Map<ApplicationNumber, List<RegisterEvent>> events = new LinkedHashMap<>();

        void update(Patent known, Patent changed, List<RegisterEvent> added) {
            next.add(changed);
            if (!known.owners().equals(changed.owners())) {
                inOtherWords.add(changed);
            }
            if (!added.isEmpty()) {
                events.put(changed.number(), added);
            }
        }

        void store(PatentLoads loads) {
            loads.add(fresh);
            loads.save(next);
            loads.saveOwners(inOtherWords);
            loads.append(events);
        }

        List<Patent> changed() {
            return next;
        }
    }

    /** The owners that a batch claims, each looked up once. */
    private record Claimants(Map<String, OrganisationId> byCode, Organisation own) {

        static Claimants of(Organisations organisations, OrganisationId own, List<Item> items) {
            var codes = items.stream()
                    .flatMap(item -> item.owners().stream())
                    .flatMap(claim -> claim.creditCode().stream())
                    .map(SocialCreditCode::value)
                    .collect(Collectors.toSet());
            return new Claimants(
                    codes.isEmpty() ? Map.of() : organisations.idsByUscc(codes), organisations.require(own));
        }

        List<Owner> resolve(Item item) {
            if (item.owners().isEmpty()) {
                var code = own.uscc().map(SocialCreditCode::new);
                return List.of(new Owner(own.name().zh(), code, Optional.of(own.id()), Optional.empty()));
            }
            return item.owners().stream().map(this::resolve).toList();
        }

        /** By credit code among all; by name only the loader's own, since names are not unique. */
        private Owner resolve(OwnerClaim claim) {
            var found = claim.creditCode()
                    .map(SocialCreditCode::value)
                    .flatMap(code -> Optional.ofNullable(byCode.get(code)));
            var named = claim.creditCode().isEmpty()
                    && (claim.name().equals(own.name().zh())
                            || claim.name().equals(own.name().en()));
            return new Owner(claim.name(), claim.creditCode(), named ? Optional.of(own.id()) : found, claim.share());
        }

        /** The owners on record with what was not known of them; other owners come by a register event alone. */
        static List<Owner> completed(List<Owner> known, List<Owner> claimed) {
            var differ = known.size() != claimed.size();
            var completed = new ArrayList<Owner>();
            for (int at = 0; !differ && at < known.size(); at++) {
                var one = known.get(at);
                var other = claimed.get(at);
                differ = !one.name().equals(other.name())
                        || contradict(one.creditCode(), other.creditCode())
                        || contradict(one.share(), other.share());
                completed.add(new Owner(
                        one.name(),
                        one.creditCode().or(other::creditCode),
                        one.organisation().or(other::organisation),
                        one.share().or(other::share)));
            }
            if (differ) {
                var names = known.stream().map(Owner::name).collect(Collectors.joining("; "));
                throw Refusal.invalid("patent.invalid")
                        .violation("/owners", "patent.owners-differ", Map.of("expected", names));
            }
            return List.copyOf(completed);
        }

        private static boolean contradict(Optional<?> one, Optional<?> other) {
            return one.isPresent() && other.isPresent() && !one.equals(other);
        }
    }
}
