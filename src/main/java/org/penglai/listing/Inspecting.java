package org.penglai.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.agency.Representing;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;

/** Brings together what the gate looks at: terms, who offers, the patents with their registers, and what was agreed here. */
public final class Inspecting {

    private final Sources sources;
    private final Gate gate;
    private final PromotionalWords words;

    /** Where it looks. */
    public record Sources(
            Patents patents,
            Organisations organisations,
            Consents consents,
            Bonds bonds,
            Publicities publicities,
            Representing representing) {}

    public Inspecting(Sources sources, Gate gate, PromotionalWords words) {
        this.sources = sources;
        this.gate = gate;
        this.words = words;
    }

    /** Words of advertisement in what a declaration says; they are pointed out and stand in nobody's way. */
    public List<PromotionalWords.Found> promotional(Listing listing) {
        return promotional(listing.content());
    }

    /** The same of what is not a listing yet. */
    public List<PromotionalWords.Found> promotional(ListingContent content) {
        return words.in(content);
    }

    /** A listing, and what the gate looked at for it. */
    public record Inspected(Listing listing, Candidate candidate, Eligibility eligibility) {}

    /**
     * The locked listing, if the caller sells it: 404 to whom it must not be known, 403 to others. Its agency may act only while
     * the owner's appointment holds.
     */
    Listing seller(Listings listings, Actor actor, ListingId id, LocalDate day) {
        var listing = listings.lock(id).orElseThrow(() -> Listings.unknown(id));
        if (!listing.isVisibleTo(Optional.of(actor))) {
            throw Listings.unknown(id);
        }
        if (!listing.isSoldBy(actor)) {
            throw Refusal.forbidden("listing.not-seller");
        }
        if (!actor.actsFor(listing.head().owner())
                && !represents(actor.organisation(), listing.head().owner(), listing.terms(), day)) {
            throw Refusal.forbidden("listing.agency-not-appointed");
        }
        return listing;
    }

    /** Whether the agency may act for the owner on the day in matters of what the terms offer. */
    boolean represents(OrganisationId agency, OrganisationId owner, ListingTerms terms, LocalDate day) {
        return sources.representing().mayAct(agency, owner, terms.patents(), day);
    }

    /** Refuses to name an agency that the owner has not appointed for these patents, or that has not accepted. */
    void requireAppointed(OrganisationId owner, ListingContent content, LocalDate day) {
        content.agency()
                .filter(agency -> !represents(agency, owner, content.terms(), day))
                .ifPresent(agency -> {
                    throw Refusal.invalid("listing.invalid").violation("/agency", "listing.agency-not-appointed");
                });
    }

    /** The agencies that the owner may name on the day. */
    public List<Organisation> agenciesOf(OrganisationId owner, LocalDate day) {
        var ids = sources.representing().agenciesOf(owner, day);
        var known = sources.organisations().findAll(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
    }

    /** The patents that the agency may offer on the day for those who have appointed it; some of them where they are many. */
    public List<Patent> entrusted(OrganisationId agency, LocalDate day, int limit) {
        return sources.representing().heldBy(agency, day).stream()
                .flatMap(held -> held.head().scope().isForAll()
                        ? sources.patents().ownedBy(held.head().owner(), Optional.empty(), limit).stream()
                        : sources.patents().findAll(held.head().scope().patents()).values().stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /** What the gate says of terms that the person would offer on the day, for itself or for whom it may act. */
    public Eligibility assess(Actor actor, ListingTerms terms, LocalDate day) {
        var owner = actor.is(Role.PATENTEE) ? actor.organisation() : ownerFor(actor.organisation(), terms, day);
        return assess(owner, terms, day);
    }

    /** The owner for whom the agency may offer these patents: of several the one named first as owner. */
    OrganisationId ownerFor(OrganisationId agency, ListingTerms terms, LocalDate day) {
        var patents = offered(terms);
        return patents.stream()
                .flatMap(patent -> patent.owners().stream())
                .flatMap(owner -> owner.organisation().stream())
                .distinct()
                .filter(owner -> patents.stream().allMatch(patent -> patent.isOwnedBy(owner)))
                .filter(owner -> represents(agency, owner, terms, day))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("listing.agency-not-appointed"));
    }

    /** Refuses while an operator has not verified the organisation, or not again after a year. */
    void requireVerified(OrganisationId id) {
        var organisation = sources.organisations().require(id);
        if (!organisation.isVerified()) {
            throw Refusal.forbidden("organisation.not-verified")
                    .with("organisation", id.toString())
                    .with("verification", organisation.verification().name());
        }
    }

    /** What the gate says of the listing on the day; what its publication decided counts as decided. */
    public Eligibility eligibility(Listing listing, LocalDate day) {
        return inspect(listing, day).eligibility();
    }

    /** The listing with all that the gate looks at. */
    Inspected inspect(Listing listing, LocalDate day) {
        return all(List.of(listing), day).stream().findFirst().orElseThrow(() -> {
            sources.organisations().require(listing.head().owner());
            offered(listing.terms());
            return new IllegalStateException("the gate saw nothing of the listing " + listing.id());
        });
    }

    /** What the gate says of terms that the organisation would offer on the day. */
    public Eligibility assess(OrganisationId seller, ListingTerms terms, LocalDate day) {
        var patents = offered(terms);
        var around = new Surroundings(List.of(), sources.bonds().of(terms.patents()), Optional.empty());
        return gate.assess(new Candidate(terms, sources.organisations().require(seller), patents, around, day));
    }

    /** The same for many, in as many round trips as for one; those whose owner or patents are not there are left out. */
    public List<Inspected> all(Collection<Listing> listings, LocalDate day) {
        var numbers = listings.stream()
                .flatMap(listing -> listing.terms().patents().stream())
                .distinct()
                .toList();
        var patents = sources.patents().findAll(numbers);
        var owners = sources.organisations()
                .findAll(listings.stream()
                        .map(listing -> listing.head().owner())
                        .distinct()
                        .toList());
        var consents = sources.consents().of(listings.stream().map(Listing::id).toList());
        var pricings =
                sources.publicities().last(listings.stream().map(Listing::id).toList());
        var bonds = new LinkedHashMap<ApplicationNumber, List<Bond>>();
        sources.bonds()
                .of(numbers)
                .forEach(bond -> bonds.computeIfAbsent(bond.patent(), _ -> new ArrayList<>())
                        .add(bond));
        return listings.stream()
                .flatMap(listing -> {
                    var around = new Surroundings(
                            consents.getOrDefault(listing.id(), List.of()),
                            others(listing, bonds),
                            listing.published(),
                            Optional.ofNullable(pricings.get(listing.id())));
                    return Optional.ofNullable(owners.get(listing.head().owner()))
                            .map(owner -> candidate(listing, owner, patents, around, day))
                            .filter(candidate -> !candidate.patents().isEmpty())
                            .map(candidate -> new Inspected(listing, candidate, judge(listing, candidate)))
                            .stream();
                })
                .toList();
    }

    private static Candidate candidate(
            Listing listing,
            Organisation owner,
            Map<ApplicationNumber, Patent> patents,
            Surroundings around,
            LocalDate day) {
        var offered = listing.terms().patents().stream()
                .flatMap(number -> Stream.ofNullable(patents.get(number)))
                .toList();
        return new Candidate(listing.terms(), owner, offered, around, day);
    }

    private Eligibility judge(Listing listing, Candidate candidate) {
        var found = gate.assess(candidate);
        return listing.published()
                .map(publication -> found.decidedOn(LegalDays.of(publication.at())))
                .orElse(found);
    }

    private static List<Bond> others(Listing listing, Map<ApplicationNumber, List<Bond>> bonds) {
        var itself = listing.id().toString();
        return listing.terms().patents().stream()
                .flatMap(number -> bonds.getOrDefault(number, List.of()).stream())
                .filter(bond -> !bond.reference().equals(itself))
                .toList();
    }

    /** The submitted ones among the listings as the officer's queue shows them on the day, in their order. */
    public List<Waiting> waiting(Collection<Listing> listings, LocalDate day) {
        var within = gate.law().decidedWithin();
        return all(listings, day).stream()
                .flatMap(found -> Waiting.of(found, within).stream())
                .toList();
    }

    /** The patents that the terms offer, in their order; refused when one of them is not entered. */
    public List<Patent> offered(ListingTerms terms) {
        var found = sources.patents().findAll(terms.patents());
        var refusal = Refusal.invalid("listing.invalid");
        for (var at = 0; at < terms.patents().size(); at++) {
            if (!found.containsKey(terms.patents().get(at))) {
                refusal.violation(
                        "/patents/" + at,
                        "listing.patent-unknown",
                        Map.of("number", terms.patents().get(at).canonical()));
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return terms.patents().stream()
                .flatMap(number -> Stream.ofNullable(found.get(number)))
                .toList();
    }
}
