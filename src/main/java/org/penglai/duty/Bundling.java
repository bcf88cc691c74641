package org.penglai.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.deal.Deal;
import org.penglai.deal.Deals;
import org.penglai.deal.Documents;
import org.penglai.deal.Dossiers;
import org.penglai.deal.Evidence;
import org.penglai.deal.Payments;
import org.penglai.identity.Organisations;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.ledger.CanonicalJson;
import org.penglai.listing.Consents;
import org.penglai.listing.Inspecting;
import org.penglai.listing.Listing;
import org.penglai.listing.Listings;
import org.penglai.listing.Objection;
import org.penglai.listing.Publicities;

/** Use case: everything that shows an institution's diligence over an offer is put together as one file. */
public final class Bundling {

    /** More versions than an offer ever has. */
    private static final int VERSIONS_MAX = 1_000;

    private final Tx tx;
    private final Offers offers;
    private final Made made;
    private final Sharing sharing;
    private final DutyRecords records;

    /** What is known of offers. */
    public record Offers(
            Listings listings,
            Publicities publicities,
            Consents consents,
            Inspecting inspecting,
            Organisations organisations) {}

    /** What is known of the deals that were made. */
    public record Made(Deals deals, Dossiers dossiers, Documents documents, Payments payments) {}

    public Bundling(Tx tx, Offers offers, Made made, Sharing sharing, DutyRecords records) {
        this.tx = tx;
        this.offers = offers;
        this.made = made;
        this.sharing = sharing;
        this.records = records;
    }

    /** The file of an offer as its records stand; who may have it was asked before. */
    public Bundle bundle(Listing listing) {
        return tx.run(now -> {
            var versions = offers.listings()
                    .versions(listing.id(), Integer.MAX_VALUE, VERSIONS_MAX)
                    .reversed();
            var pricings = offers.publicities().of(listing.id());
            var deals = HouseDeals.of(made.deals(), listing.head().owner()).stream()
                    .filter(deal -> deal.agreement().terms().listing().equals(listing.id()))
                    .sorted(Comparator.comparing(deal -> deal.id().toString()))
                    .toList();
            var asOf = asOf(versions, pricings, deals);
            var parts = new ArrayList<Bundle.Part>();
            parts.add(text("pricing.json", Bundle.Kind.PRICING, pricing(pricings)));
            parts.add(text("gate.json", Bundle.Kind.GATE, gate(listing, asOf)));
            versions.forEach(kept -> parts.add(version(kept)));
            parts.add(text("consents.json", Bundle.Kind.CONSENTS, consents(listing)));
            parts.add(text("first-refusals.json", Bundle.Kind.FIRST_REFUSALS, firstRefusals(listing)));
            parts.add(text("shares.json", Bundle.Kind.SHARES, shares(listing)));
            deals.forEach(deal -> parts.addAll(deal(deal)));
            var house = offers.organisations().require(listing.head().owner()).name();
            return new Bundle(listing, house, asOf, parts);
        });
    }

    /** The day of the last record, whoever asks and whenever. */
    private LocalDate asOf(List<Listings.Kept> versions, List<Publicities.Pricing> pricings, List<Deal> deals) {
        var moments = new ArrayList<Instant>();
        versions.forEach(kept -> moments.add(kept.at()));
        pricings.stream().flatMap(pricing -> pricing.publicity().stream()).forEach(publicity -> {
            var period = publicity.course().period();
            moments.add(publicity.course().over() ? period.endsAt() : period.begunAt());
            offers.publicities().objections(publicity.id()).forEach(objection -> {
                moments.add(objection.at());
                objection.answer().ifPresent(answer -> moments.add(answer.at()));
            });
        });
        for (var deal : deals) {
            moments.add(deal.agreement().formedAt());
            deal.certified().ifPresent(certification -> moments.add(certification.at()));
            made.dossiers().of(deal.id()).forEach(evidence -> moments.add(evidence.addedAt()));
        }
        return LegalDays.of(moments.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private List<Object> pricing(List<Publicities.Pricing> pricings) {
        return pricings.stream().map(this::pricing).toList();
    }

    private Object pricing(Publicities.Pricing pricing) {
        var decision = pricing.decision();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", decision.mode().name());
        facts.put("decidedOn", decision.decidedOn().toString());
        facts.put("decidedBy", decision.house());
        facts.put("basis", decision.basis());
        facts.put("price", decision.price().hex());
        pricing.publicity().ifPresent(publicity -> {
            var period = publicity.course().period();
            var said = new LinkedHashMap<String, Object>();
            said.put("id", publicity.id().toString());
            said.put("nameZh", publicity.name().zh());
            said.put("nameEn", publicity.name().en());
            said.putAll(publicity.price().facts());
            said.put("begunAt", period.begunAt().toString());
            said.put("endsAt", period.endsAt().toString());
            said.put("days", period.days());
            said.put("shortened", period.shortened());
            said.put("state", publicity.state().name());
            said.put(
                    "objections",
                    offers.publicities().objections(publicity.id()).stream()
                            .map(Bundling::objection)
                            .toList());
            facts.put("publicity", said);
        });
        return facts;
    }

    private static Object objection(Objection objection) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", objection.id().toString());
        facts.put("at", objection.at().toString());
        facts.put("text", objection.text());
        objection.answer().ifPresent(answer -> {
            facts.put("upheld", answer.upheld());
            facts.put("answer", answer.text());
            facts.put("answeredAt", answer.at().toString());
        });
        return facts;
    }

    private Object gate(Listing listing, LocalDate asOf) {
        var eligibility = offers.inspecting().eligibility(listing, asOf);
        var checks = eligibility.checks().stream()
                .map(check -> Map.of(
                        "rule", check.rule(),
                        "citationZh", check.citation().text().zh(),
                        "citationEn", check.citation().text().en(),
                        "outcome", check.outcome().name(),
                        "reason", check.reason(),
                        "facts", check.facts()))
                .toList();
        return Map.of("on", asOf.toString(), "outcome", eligibility.outcome().name(), "checks", checks);
    }

    private static Bundle.Part version(Listings.Kept kept) {
        var listing = kept.listing();
        var text = listing.content().text();
        var facts = new LinkedHashMap<>(listing.terms().facts());
        facts.put("version", listing.head().version());
        facts.put("state", listing.state().name());
        facts.put("recordedAt", kept.at().toString());
        facts.put("titleZh", text.title().zh());
        facts.put("titleEn", text.title().en());
        facts.put("summary", text.summary());
        facts.put("applicationFields", text.applicationFields());
        facts.put("products", text.products());
        var name = "versions/%04d.json".formatted(listing.head().version());
        return text(name, Bundle.Kind.VERSION, facts);
    }

    private Object consents(Listing listing) {
        return offers.consents().of(listing.id()).stream()
                .map(consent -> Map.of(
                        "owner", consent.owner(),
                        "standing", consent.standing().name(),
                        "document", consent.document(),
                        "on", consent.on().toString(),
                        "terms", consent.terms().hex()))
                .toList();
    }

    private Object firstRefusals(Listing listing) {
        var names = sharing.inventors(listing.terms());
        return records.firstRefusals(listing.id()).stream()
                .map(said -> Map.of(
                        "inventor", said.inventor() <= names.size() ? names.get(said.inventor() - 1) : "",
                        "standing", said.standing().name(),
                        "on", said.on().toString(),
                        "document", said.document()))
                .toList();
    }

    private Object shares(Listing listing) {
        return Map.of(
                "inventors",
                sharing.inventors(listing.terms()),
                "weights",
                sharing.weights(listing).weights());
    }

    private List<Bundle.Part> deal(Deal deal) {
        var agreement = deal.agreement();
        var folder = "deals/" + deal.id() + "/";
        var file = made.dossiers().of(deal.id());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", deal.id().toString());
        facts.put("state", deal.state().name());
        facts.put("formedAt", agreement.formedAt().toString());
        facts.put("licensor", agreement.licensor().name().zh());
        facts.put("licensee", agreement.licensee().name().zh());
        facts.put("terms", agreement.terms().canonical());
        facts.put("termsDigest", agreement.terms().digest().hex());
        deal.certified()
                .ifPresent(given -> facts.put("certificate", given.number().value()));
        facts.put(
                "payments",
                made.payments().of(deal.id()).stream()
                        .map(payment -> Map.of(
                                "amountFen", payment.amount().fen(),
                                "paidOn", payment.paidOn().toString(),
                                "bankReference", payment.bankReference()))
                        .toList());
        Optional.ofNullable(records.costs(List.of(deal.id())).get(deal.id())).ifPresent(costs -> {
            facts.put("costsFen", costs.amount().fen());
            facts.put("costs", costs.basis());
        });
        facts.put("documents", file.stream().map(Bundling::document).toList());
        var itself = text(folder + "deal.json", Bundle.Kind.DEAL, facts);
        return Stream.concat(Stream.of(itself), file.stream().map(evidence -> paper(folder, evidence)))
                .toList();
    }

    private static Object document(Evidence evidence) {
        return Map.of(
                "kind", evidence.kind().name(),
                "number", evidence.number(),
                "issuedOn", evidence.issuedOn().toString(),
                "addedAt", evidence.addedAt().toString(),
                "sha256", evidence.document().digest().hex(),
                "size", evidence.document().size());
    }

    private Bundle.Part paper(String folder, Evidence evidence) {
        var name = folder + name(evidence);
        if (evidence.source() == Evidence.Source.GENERATED) {
            return new Bundle.Text(
                    name,
                    Bundle.Kind.DOCUMENT,
                    made.dossiers().generated(evidence.id()).orElseThrow());
        }
        var document = evidence.document();
        return new Bundle.Paper(
                name, document.digest(), document.size(), made.documents().fetch(document));
    }

    private static String name(Evidence evidence) {
        var kind = evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var type = evidence.document().mediaType();
        var ending = type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9].*$", "");
        return kind + "-" + evidence.document().digest().hex().substring(0, 16) + "." + ending;
    }

    private static Bundle.Part text(String name, Bundle.Kind kind, Object facts) {
        return new Bundle.Text(name, kind, CanonicalJson.write(facts) + "\n");
    }
}
