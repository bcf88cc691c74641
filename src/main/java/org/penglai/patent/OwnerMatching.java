package org.penglai.patent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationNames;
import org.penglai.identity.Organisations;
import org.penglai.identity.Staffing;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/**
 * Use case: an owner of whom only the name is known is found among the organisations here, and the organisation's administrator
 * or an operator says whether it is (专利权人认领). From then on the owner carries the credit code, and what is offered of the
 * patent is looked at again.
 */
public final class OwnerMatching {

    /** So many patents at most are decided upon in one transaction. */
    public static final int AT_ONCE = 1000;

    /** Organisations of one look for the operators' queue. */
    private static final int ORGANISATIONS = 200;

    private final Tx tx;
    private final Stores stores;
    private final Parties parties;
    private final PatentJournal journal;

    /** Where patents and their unresolved owners are kept. */
    public record Stores(Patents patents, PatentLoads loads, OwnerMatches matches) {}

    /** Who is who. */
    public record Parties(Organisations organisations, OrganisationNames names, Staffing staffing) {}

    public OwnerMatching(Tx tx, Stores stores, Parties parties, PatentJournal journal) {
        this.tx = tx;
        this.stores = stores;
        this.parties = parties;
        this.journal = journal;
    }

    /**
     * What may be an organisation's.
     *
     * @param rivals other verified organisations that bear one of its names: only an operator can tell them apart
     */
    public record Suggested(Organisation organisation, List<OwnerMatch> matches, List<Organisation> rivals) {}

    /** An organisation for which owners wait. */
    public record Queued(Organisation organisation, OwnerMatches.Waiting waiting, boolean contested) {}

    /** What may be the organisation's, to its members and the operator. */
    public Suggested suggested(Actor actor, OrganisationId id, OwnerMatches.Page page) {
        return tx.run(now -> {
            var sought = sought(actor, id);
            if (!sought.organisation().isVerified()) {
                return new Suggested(sought.organisation(), List.of(), List.of());
            }
            return new Suggested(sought.organisation(), stores.matches().of(sought, page), rivals(sought));
        });
    }

    /** How many wait for the actor's own organisation. */
    public int waitingFor(Actor actor) {
        return tx.run(now -> {
            var sought = sought(actor, actor.organisation());
            return sought.organisation().isVerified()
                    ? Optional.ofNullable(
                                    stores.matches().waiting(List.of(sought)).get(actor.organisation()))
                            .map(OwnerMatches.Waiting::patents)
                            .orElse(0)
                    : 0;
        });
    }

    /** Organisations for which owners wait, the longest waiting first. */
    public List<Queued> queue() {
        return tx.run(now -> {
            var queued = new ArrayList<Queued>();
            var bearers = new LinkedHashMap<String, Set<OrganisationId>>();
            var found = new LinkedHashMap<OrganisationId, OwnerMatches.Waiting>();
            for (var names = parties.names().verified(Optional.empty(), ORGANISATIONS); !names.isEmpty(); ) {
                names.forEach(name -> bearers.computeIfAbsent(name.key(), _ -> new LinkedHashSet<>())
                        .add(name.organisation()));
                found.putAll(stores.matches().waiting(grouped(names)));
                names = parties.names().verified(Optional.of(names.getLast().organisation()), ORGANISATIONS);
            }
            var contested = new LinkedHashSet<OrganisationId>();
            bearers.values().stream().filter(many -> many.size() > 1).forEach(contested::addAll);
            var organisations = parties.organisations().findAll(found.keySet());
            organisations.forEach((id, organisation) -> Optional.ofNullable(found.get(id))
                    .ifPresent(waiting -> queued.add(new Queued(organisation, waiting, contested.contains(id)))));
            queued.sort(Comparator.comparing(one -> one.waiting().oldest()));
            return List.copyOf(queued);
        });
    }

    private List<OwnerMatches.Sought> grouped(List<OrganisationNames.Known> names) {
        var byOrganisation = new LinkedHashMap<OrganisationId, List<OrganisationNames.Known>>();
        names.forEach(name -> byOrganisation
                .computeIfAbsent(name.organisation(), _ -> new ArrayList<>())
                .add(name));
        var organisations = parties.organisations().findAll(byOrganisation.keySet());
        return organisations.values().stream()
                .map(organisation -> new OwnerMatches.Sought(
                        organisation, byOrganisation.getOrDefault(organisation.id(), List.of())))
                .toList();
    }

    /**
     * Says that the organisation is the owner that the patents name.
     *
     * @param numbers none stands for all that wait, as many as go into one transaction
     * @return the patents, with the owner known
     */
    public List<Patent> confirm(Actor actor, OrganisationId id, List<ApplicationNumber> numbers) {
        return tx.run(now -> {
            var sought = deciding(actor, id);
            var chosen = numbers.isEmpty() ? allWaiting(sought) : numbers;
            requireFew(chosen);
            stores.loads().lock(chosen);
            var matches = requireAll(sought, chosen);
            if (!actor.is(Role.OPERATOR)) {
                requireUncontested(sought, matches);
            }
            var names = matches.stream().collect(Collectors.toMap(OwnerMatch::number, OwnerMatch::ownerName));
            var next = stores.patents().findAll(chosen).values().stream()
                    .map(patent -> patent.recognising(names.getOrDefault(patent.number(), ""), sought.organisation()))
                    .toList();
            stores.loads().save(next);
            stores.loads().saveOwners(next);
            journal.tellRecognised(sought.organisation(), next);
            return next;
        });
    }

    /** Says that the organisation is not the owner that the patents name; they are not suggested to it any more. */
    public int refuse(Actor actor, OrganisationId id, List<ApplicationNumber> numbers, String reason) {
        return tx.run(now -> {
            var sought = deciding(actor, id);
            requireFew(numbers);
            if (numbers.isEmpty()) {
                throw Refusal.invalid("owner-match.invalid").violation("/numbers", "required");
            }
            stores.loads().lock(numbers);
            requireAll(sought, numbers);
            var refused = stores.matches().refuse(id, numbers, actor.is(Role.OPERATOR), reason.strip());
            if (refused < numbers.size()) {
                throw Refusal.conflict("owner-match.refused-before");
            }
            journal.tellNotRecognised(sought.organisation(), numbers);
            return refused;
        });
    }

    private List<ApplicationNumber> allWaiting(OwnerMatches.Sought sought) {
        var waiting = stores.matches().of(sought, new OwnerMatches.Page(Optional.empty(), AT_ONCE, false));
        if (waiting.isEmpty()) {
            throw Refusal.conflict("owner-match.none-waiting");
        }
        return waiting.stream().map(OwnerMatch::number).toList();
    }

    private static void requireFew(Collection<ApplicationNumber> numbers) {
        if (numbers.size() > AT_ONCE) {
            throw Refusal.invalid("owner-match.invalid")
                    .violation("/numbers", "maxItems", Map.of("limit", String.valueOf(AT_ONCE)));
        }
    }

    /** Members see what may be theirs; to others that there is anything is none of their business. */
    private OwnerMatches.Sought sought(Actor actor, OrganisationId id) {
        if (!actor.is(Role.OPERATOR) && !actor.actsFor(id)) {
            throw Refusal.forbidden("organisation.not-yours");
        }
        return new OwnerMatches.Sought(
                parties.organisations().require(id), parties.names().of(id));
    }

    /** To decide takes an administrator of the verified organisation, or an operator. */
    private OwnerMatches.Sought deciding(Actor actor, OrganisationId id) {
        if (!actor.is(Role.OPERATOR)) {
            parties.staffing().requireAdministers(actor, id);
        }
        var sought = sought(actor, id);
        if (!sought.organisation().isVerified()) {
            throw Refusal.forbidden("owner-match.not-verified")
                    .with("organisation", id.toString())
                    .with("verification", sought.organisation().verification().name());
        }
        return sought;
    }

    /** Each of the patents must still name such an owner, whoever has decided meanwhile; all that do not are told at once. */
    private List<OwnerMatch> requireAll(OwnerMatches.Sought sought, List<ApplicationNumber> numbers) {
        var byNumber = new LinkedHashMap<ApplicationNumber, OwnerMatch>();
        stores.matches().among(sought, numbers).forEach(match -> byNumber.putIfAbsent(match.number(), match));
        var gone = Refusal.conflict("owner-match.gone");
        for (int at = 0; at < numbers.size(); at++) {
            if (!byNumber.containsKey(numbers.get(at))) {
                gone.violation(
                        "/numbers/" + at,
                        "owner-match.gone",
                        Map.of("number", numbers.get(at).canonical()));
            }
        }
        if (!gone.violations().isEmpty()) {
            throw gone;
        }
        return List.copyOf(byNumber.values());
    }

    /** Names are not unique: where two verified organisations bear one, neither takes patents for itself. */
    private void requireUncontested(OwnerMatches.Sought sought, List<OwnerMatch> matches) {
        var byCode = matches.stream().allMatch(match -> match.by() == OwnerMatch.By.CREDIT_CODE);
        if (!byCode && !rivals(sought).isEmpty()) {
            throw Refusal.conflict("owner-match.contested");
        }
    }

    private List<Organisation> rivals(OwnerMatches.Sought sought) {
        var keys = sought.names().stream().map(OrganisationNames.Known::key).toList();
        var others = new LinkedHashSet<>(parties.names().bearing(keys));
        others.remove(sought.organisation().id());
        return List.copyOf(parties.organisations().findAll(others).values());
    }
}
