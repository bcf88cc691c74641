package org.penglai.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Spelling;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.Patent;

/**
 * A published listing as it is found: what it says of itself, with its patents and owners.
 *
 * @param reading number taken before the rows were read: what bears a smaller one than the index shows is not shown
 */
public record ListingDocument(
        ListingId id, long reading, Offer offer, Words words, List<Subject> patents, List<Owner> owners) {

    public ListingDocument {
        patents = List.copyOf(patents);
        owners = List.copyOf(owners);
    }

    /**
     * What is offered.
     *
     * @param price lump sum or entry fee; none where it is to be negotiated or a royalty alone
     * @param trl technology readiness, 1 to 9 (技术成熟度)
     * @param proposed whether the industries follow from the classification, since the owner chose none
     */
    public record Offer(
            ListingMode mode,
            Instant publishedAt,
            Optional<Money> price,
            boolean free,
            Optional<Integer> trl,
            Set<Industry> industries,
            boolean proposed) {
        public Offer {
            industries = Set.copyOf(industries);
        }

        /** An offer whose industries its owner chose. */
        public Offer(
                ListingMode mode,
                Instant publishedAt,
                Optional<Money> price,
                boolean free,
                Optional<Integer> trl,
                Set<Industry> industries) {
            this(mode, publishedAt, price, free, trl, industries, /* proposed= */ false);
        }

        private Offer in(Set<Industry> proposals) {
            return new Offer(mode, publishedAt, price, free, trl, proposals, /* proposed= */ true);
        }
    }

    /** What the patentee writes about it. */
    public record Words(Bilingual title, String summary, List<String> applicationFields, List<String> products) {
        public Words {
            applicationFields = List.copyOf(applicationFields);
            products = List.copyOf(products);
        }
    }

    /**
     * A patent that is offered.
     *
     * @param expiresOn the day on which protection ends
     */
    public record Subject(
            ApplicationNumber number,
            Bilingual title,
            Bilingual abstractText,
            List<IpcSymbol> ipc,
            Optional<LocalDate> grantedOn,
            Optional<LocalDate> expiresOn,
            Front front) {
        public Subject {
            ipc = List.copyOf(ipc);
        }

        /** A patent of whose front page nothing else is known. */
        public Subject(
                ApplicationNumber number,
                Bilingual title,
                Bilingual abstractText,
                List<IpcSymbol> ipc,
                Optional<LocalDate> grantedOn,
                Optional<LocalDate> expiresOn) {
            this(number, title, abstractText, ipc, grantedOn, expiresOn, Front.NONE);
        }

        private Subject claiming(Optional<Bilingual> claims) {
            var told = new Front(front.inventors(), front.publications(), front.cpc(), claims);
            return new Subject(number, title, abstractText, ipc, grantedOn, expiresOn, told);
        }
    }

    /**
     * What else of a front page is searched.
     *
     * @param publications digits of its publications, without office and letters
     * @param cpc symbols of the Cooperative Patent Classification, without spaces
     * @param claims what is claimed (权利要求), as text; searched, and not kept with what is shown
     */
    public record Front(
            List<String> inventors, List<String> publications, List<String> cpc, Optional<Bilingual> claims) {

        public static final Front NONE = new Front(List.of(), List.of(), List.of());

        /** A front page of whose claims nothing is known. */
        public Front(List<String> inventors, List<String> publications, List<String> cpc) {
            this(inventors, publications, cpc, Optional.empty());
        }

        public Front {
            inventors = List.copyOf(inventors);
            publications = List.copyOf(publications);
            cpc = List.copyOf(cpc);
        }
    }

    /**
     * Who owns the patents.
     *
     * @param kind none while it is not known which organisation it is
     * @param division place of registration
     */
    public record Owner(String name, Optional<OrganisationKind> kind, Optional<DivisionCode> division) {}

    /** The same with what its patents claim. */
    public ListingDocument claiming(Map<ApplicationNumber, Bilingual> claims) {
        if (patents.stream().noneMatch(patent -> claims.containsKey(patent.number()))) {
            return this;
        }
        var claiming = patents.stream()
                .map(patent -> patent.claiming(Optional.ofNullable(claims.get(patent.number()))))
                .toList();
        return new ListingDocument(id, reading, offer, words, claiming, owners);
    }

    /** The day on which the first of the patents ends. */
    public Optional<LocalDate> expiresOn() {
        return patents.stream().flatMap(patent -> patent.expiresOn().stream()).min(LocalDate::compareTo);
    }

    /** The same with the industries that its classification proposes, where its owner chose none. */
    public ListingDocument proposing(IndustryMap map) {
        var symbols = patents.stream().flatMap(patent -> patent.ipc().stream()).toList();
        var proposals = offer.industries().isEmpty() ? map.of(symbols) : List.<Industry>of();
        return proposals.isEmpty()
                ? this
                : new ListingDocument(id, reading, offer.in(Set.copyOf(proposals)), words, patents, owners);
    }

    /** The latest day of grant. */
    public Optional<LocalDate> grantedOn() {
        return patents.stream().flatMap(patent -> patent.grantedOn().stream()).max(LocalDate::compareTo);
    }

    /**
     * What is shown of a listing on the day.
     *
     * @param reading its number, taken before the rows were read
     * @param patents those that it offers
     * @param organisations finds those that owners are known to be
     */
    public static ListingDocument of(
            long reading,
            Listing.Published listing,
            List<Patent> patents,
            Function<OrganisationId, Optional<Organisation>> organisations,
            LocalDate today) {
        var text = listing.content().text();
        return new ListingDocument(
                listing.id(),
                reading,
                offer(listing, patents),
                new Words(text.title(), text.summary(), text.applicationFields(), text.products()),
                patents.stream().map(patent -> subject(patent, today)).toList(),
                patents.stream()
                        .flatMap(patent -> patent.owners().stream())
                        .map(owner -> owner(owner, organisations))
                        .distinct()
                        .toList());
    }

    private static Offer offer(Listing.Published listing, List<Patent> patents) {
        var terms = listing.terms();
        var isFree = terms.feePlan().filter(FeePlan.Free.class::isInstance).isPresent();
        return new Offer(
                terms.mode(),
                listing.publication().at(),
                terms.feePlan().map(FeePlan::fixed).filter(fixed -> !fixed.isZero()),
                isFree,
                listing.content().text().readiness(),
                patents.stream()
                        .flatMap(patent -> patent.bibliography().industry().stream())
                        .collect(Collectors.toSet()));
    }

    private static Subject subject(Patent patent, LocalDate today) {
        var page = patent.bibliography();
        return new Subject(
                patent.number(),
                page.title(),
                page.abstractText(),
                page.ipc(),
                patent.grantedBy(today),
                Optional.of(patent.statusOn(today).expiresOn()),
                front(page));
    }

    private static Front front(Bibliography page) {
        return new Front(
                page.inventors(),
                page.frontPage().publications().stream()
                        .map(publication -> publication.number().digits())
                        .distinct()
                        .toList(),
                page.frontPage().cpc().stream()
                        .map(symbol -> Spelling.plain(symbol.toString()))
                        .toList());
    }

    private static Owner owner(
            org.penglai.patent.Owner owner, Function<OrganisationId, Optional<Organisation>> organisations) {
        var known = owner.organisation().flatMap(organisations);
        return new Owner(
                owner.name(),
                known.map(Organisation::kind),
                known.map(Organisation::divisionCode).map(DivisionCode::new));
    }
}
