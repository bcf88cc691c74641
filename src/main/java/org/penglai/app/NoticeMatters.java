package org.penglai.app;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.agency.AppointmentJournal;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.deal.Deals;
import org.penglai.duty.DutyJournal;
import org.penglai.identity.OrganisationJournal;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Event;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingJournal;
import org.penglai.listing.Listings;
import org.penglai.money.MoneyJournal;
import org.penglai.need.NeedId;
import org.penglai.need.NeedJournal;
import org.penglai.need.Needs;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.PatentJournal;
import org.penglai.patent.Patents;
import org.penglai.platform.http.View;
import org.penglai.terms.Document;

/** What an event is about, as people see it: where its page is, what it is called, and whose it is. */
final class NoticeMatters {

    private static final String OF_DEALS = "deal/";

    /** The kinds of things that events are about. */
    enum Thing {
        LISTING,
        PUBLICITY,
        DEAL,
        MONEY,
        PAYOUT,
        PATENT,
        ORGANISATION,
        REPORT,
        RULES,
        APPOINTMENT,
        NEED
    }

    /** Whose a thing is. */
    enum Side {
        SELLERS,
        CONCERNED,
        BUYER,
        OWNERS,
        AGENCY,
        MEMBERS
    }

    /** A thing as people see it. */
    record Matter(String link, Map<String, String> facts, Map<Side, Set<OrganisationId>> sides) {
        Set<OrganisationId> of(Side... asked) {
            return Arrays.stream(asked)
                    .flatMap(side -> sides.getOrDefault(side, Set.of()).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private final Listings listings;
    private final Deals deals;
    private final Patents patents;
    private final Organisations organisations;
    private final Needs needs;

    NoticeMatters(Listings listings, Deals deals, Patents patents, Organisations organisations, Needs needs) {
        this.needs = needs;
        this.organisations = organisations;
        this.listings = listings;
        this.deals = deals;
        this.patents = patents;
    }

    /** The thing that the event is about, with the event's own facts besides; nothing where it is no more. */
    Optional<Matter> of(Thing thing, Event event) {
        return switch (thing) {
            case LISTING ->
                id(event, ListingJournal.LISTING)
                        .flatMap(id -> listings.find(new ListingId(id)))
                        .map(listing -> listing(listing, event));
            case PUBLICITY ->
                id(event, ListingJournal.LISTING)
                        .flatMap(id -> listings.find(new ListingId(id)))
                        .map(listing -> listing(listing, event))
                        .map(matter -> new Matter(
                                "/publicities/" + event.payload().get(ListingJournal.PUBLICITY),
                                matter.facts(),
                                matter.sides()));
            case DEAL -> id(event, DealJournal.DEAL).flatMap(id -> deal(new DealId(id), event));
            case MONEY -> money(event);
            case PAYOUT -> Optional.of(new Matter("/money/payouts", amounts(event), Map.of()));
            case PATENT -> patent(event);
            case ORGANISATION -> id(event, OrganisationJournal.ORGANISATION).map(id -> organisation(id, event));
            case REPORT -> id(event, DutyJournal.HOUSE).map(id -> report(id, event));
            case RULES -> Optional.of(rules(event));
            case APPOINTMENT -> appointment(event);
            case NEED -> id(event, NeedJournal.NEED).flatMap(id -> need(new NeedId(id), event));
        };
    }

    private static Matter listing(Listing listing, Event event) {
        var facts = titled(event, listing.content().text().title());
        if (listing instanceof Listing.Suspended suspended) {
            facts.put("reasons", reasons(suspended.suspension()));
        }
        facts.putIfAbsent("reasons", "—");
        return new Matter(
                "/listings/" + listing.id(),
                facts,
                Map.of(Side.SELLERS, sellers(listing), Side.CONCERNED, concerned(event)));
    }

    /** The gate's grounds as message keys, or the officer's own words. */
    private static String reasons(Listing.Suspension suspension) {
        return suspension.isByGate()
                ? suspension.rules().stream()
                        .map(rule -> "@listing.rule." + rule)
                        .collect(Collectors.joining(" "))
                : suspension.reason().replaceFirst("^@+", "");
    }

    private Optional<Matter> deal(DealId id, Event event) {
        return deals.find(id).map(deal -> {
            var agreement = deal.agreement();
            var title = listings.find(agreement.terms().listing())
                    .map(listing -> listing.content().text().title())
                    .orElseGet(() -> Bilingual.of(id.toString(), id.toString()));
            var sellers = Stream.concat(Stream.of(agreement.licensor().organisation()), agreement.agency().stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Matter(
                    "/deals/" + id,
                    titled(event, title),
                    Map.of(
                            Side.SELLERS,
                            sellers,
                            Side.BUYER,
                            Set.of(agreement.licensee().organisation())));
        });
    }

    /** Whose money it is; a deal is called by its title, anything else by what the office wrote. */
    private Optional<Matter> money(Event event) {
        var subject = event.payload().getOrDefault(MoneyJournal.SUBJECT, "");
        var ofDeal = subject.startsWith(OF_DEALS)
                ? deal(new DealId(UUID.fromString(subject.substring(OF_DEALS.length()))), event)
                : Optional.<Matter>empty();
        var facts = amounts(event);
        ofDeal.ifPresentOrElse(
                deal -> facts.putAll(Map.of(
                        "titleZh", deal.facts().getOrDefault("titleZh", ""),
                        "titleEn", deal.facts().getOrDefault("titleEn", ""))),
                () -> {
                    var plain = subject.substring(subject.indexOf('/') + 1).replaceFirst("^@+", "");
                    facts.put("titleZh", plain);
                    facts.put("titleEn", plain);
                });
        return id(event, MoneyJournal.ORGANISATION)
                .map(whose -> new Matter(
                        ofDeal.map(Matter::link).orElse("/money/mine"),
                        facts,
                        Map.of(Side.MEMBERS, Set.of(new OrganisationId(whose)))));
    }

    /** What the event carries, its amount as people write it. */
    private static Map<String, String> amounts(Event event) {
        var facts = new HashMap<>(event.payload());
        Optional.ofNullable(facts.get(MoneyJournal.AMOUNT))
                .ifPresent(fen -> facts.put("amount", View.yuan(new Money(Long.parseLong(fen)))));
        return facts;
    }

    private Optional<Matter> patent(Event event) {
        var number = event.payload().get(PatentJournal.NUMBER);
        if (number == null) {
            return Optional.empty();
        }
        return patents.find(ApplicationNumber.parse(number)).map(patent -> {
            var owners = patent.owners().stream()
                    .flatMap(owner -> owner.organisation().stream())
                    .collect(Collectors.toUnmodifiableSet());
            return new Matter(
                    "/patents/" + number, titled(event, patent.bibliography().title()), Map.of(Side.OWNERS, owners));
        });
    }

    /** The organisations that the event itself names. */
    private static Set<OrganisationId> concerned(Event event) {
        return Stream.of(event.payload()
                        .getOrDefault(ListingJournal.CONCERNS, "")
                        .split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> new OrganisationId(UUID.fromString(id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Matter organisation(UUID id, Event event) {
        var facts = new HashMap<String, String>(event.payload());
        facts.computeIfPresent("verification", (fact, decision) -> "@organisation.verification." + decision);
        facts.computeIfPresent("ground", (fact, ground) -> "@bar.ground." + ground);
        return new Matter("/organisations/" + id, facts, Map.of(Side.MEMBERS, Set.of(new OrganisationId(id))));
    }

    private Optional<Matter> appointment(Event event) {
        return id(event, AppointmentJournal.OWNER)
                .map(OrganisationId::new)
                .flatMap(owner -> id(event, AppointmentJournal.AGENCY)
                        .map(OrganisationId::new)
                        .map(agency -> new Matter(
                                "/appointments",
                                named(event, owner, agency),
                                Map.of(Side.OWNERS, Set.of(owner), Side.AGENCY, Set.of(agency)))));
    }

    private Map<String, String> named(Event event, OrganisationId owner, OrganisationId agency) {
        var facts = new HashMap<String, String>(event.payload());
        var names = organisations.findAll(List.of(owner, agency));
        Map.of("owner", owner, "agency", agency).forEach((side, id) -> {
            var name = names.containsKey(id) ? names.get(id).name() : Bilingual.of("–", "–");
            facts.put(side + "Zh", name.zh().replaceFirst("^@+", ""));
            facts.put(side + "En", name.en().replaceFirst("^@+", ""));
        });
        return facts;
    }

    /** Of several needs at once the page that lists them; what the firm wrote is read now, and stands in no event. */
    private Optional<Matter> need(NeedId id, Event event) {
        return needs.find(id).map(need -> {
            var several = !event.payload().getOrDefault(NeedJournal.COUNT, "1").equals("1");
            var title = need.content().title();
            return new Matter(
                    several ? "/needs" : "/needs/" + id,
                    titled(event, Bilingual.of(title, title)),
                    Map.of(Side.CONCERNED, concerned(event)));
        });
    }

    private static Matter report(UUID house, Event event) {
        var year = event.payload().getOrDefault(DutyJournal.YEAR, "");
        return new Matter(
                "/transfer-reports?year=" + year,
                event.payload(),
                Map.of(Side.MEMBERS, Set.of(new OrganisationId(house))));
    }

    private static Matter rules(Event event) {
        var document = Document.valueOf(event.payload().getOrDefault("document", ""));
        var edition = event.payload().getOrDefault("edition", "");
        return new Matter(
                "/rules/" + document.slug() + "/" + edition,
                Map.of("document", "@terms.document." + document, "edition", edition),
                Map.of());
    }

    private static Set<OrganisationId> sellers(Listing listing) {
        return Stream.concat(Stream.of(listing.head().owner()), listing.content().agency().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the event carries may name message keys only where we say so. */
    private static Map<String, String> titled(Event event, Bilingual title) {
        var facts = new HashMap<String, String>(event.payload());
        facts.put("titleZh", title.zh());
        facts.put("titleEn", title.en());
        List.of("titleZh", "titleEn")
                .forEach(name -> facts.computeIfPresent(name, (key, text) -> text.replaceFirst("^@+", "")));
        return facts;
    }

    private static Optional<UUID> id(Event event, String fact) {
        return Optional.ofNullable(event.payload().get(fact)).map(UUID::fromString);
    }
}
