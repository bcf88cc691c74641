package org.penglai.deal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penglai.deal.law.PackageFiles;
import org.penglai.deal.law.WarningFiles;
import org.penglai.identity.Bar;
import org.penglai.identity.Belonging;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Event;
import org.penglai.kernel.Ids;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.patent.PatentSamples;

/** The use cases of deals over maps, with a clock that stands; nothing here is taken back when a use case refuses. */
final class DealDesk {

    final Map<DealId, Deal> deals = new LinkedHashMap<>();
    final Map<DealId, List<Evidence>> files = new HashMap<>();
    final Map<EvidenceId, String> texts = new HashMap<>();
    final Map<CertificateNumber, Certificate> certificates = new HashMap<>();
    final List<Payment> direct = new ArrayList<>();
    final Set<String> bankReferences = new HashSet<>();
    final List<Entry> ledger = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final Map<ListingId, Offers.Offer> offers = new HashMap<>();

    /** Versions that were open to the public before. */
    final List<Listing> seen = new ArrayList<>();

    final Map<OrganisationId, Organisation> organisations = new HashMap<>();
    Instant now = DealSamples.NOW;

    /** Bars that keep whoever takes an offer from it. */
    List<Bar> bars = List.of();

    private long ids = 0x100;
    private final Ids numbered = () -> new UUID(0x7000, ids++);
    private final DealJournal journal = new DealJournal(ledger::add, events::add);
    private final Tx tx = new Tx() {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(now);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return work.at(now);
        }
    };

    final Accepting accepting = new Accepting(
            tx,
            numbered,
            DealSamples.ACCEPTANCE,
            new Accepting.Sources(new OffersInMemory(), new OrganisationsInMemory(), (party, deed, day) -> bars),
            new Accepting.Stores(new DealsInMemory(), new DossiersInMemory(), journal));
    final Booking booking = new Booking(tx, new DealsInMemory(), new PaymentsInMemory(), journal, new DirectInMemory());
    final Aside aside = new Aside(tx, new DealsInMemory(), journal);
    final Revoking revoking = new Revoking(tx, new DealsInMemory(), journal);
    final List<Relation> relations = new ArrayList<>();
    final List<WarningNote> notes = new ArrayList<>();

    /** Who belongs to a party besides the organisation that he or she acts for, by name of the person. */
    final Set<String> insiders = new HashSet<>();

    int sharedPersons;
    final Heeding heeding = new Heeding(
            WarningFiles.shipped(), new DealsInMemory(), new RelationsInMemory(), new NotesInMemory(), new Belonging() {
                @Override
                public boolean isMember(String subject, OrganisationId organisation, Instant since) {
                    return insiders.contains(subject);
                }

                @Override
                public int sharedPersons(OrganisationId one, OrganisationId other) {
                    return sharedPersons;
                }
            });
    final Relating relating = new Relating(tx, new DealsInMemory(), new RelationsInMemory());
    final Lapsing lapsing = new Lapsing(tx, new DealsInMemory(), DealSamples.DEADLINES, journal);
    final Signing signing = new Signing(tx, new DealsInMemory(), new DossiersInMemory(), journal);
    final Set<String> reminded = new HashSet<>();
    final Dues dues = new Dues(
            tx,
            DealSamples.DEADLINES,
            new Dues.Sources(
                    new DealsInMemory(),
                    new DossiersInMemory(),
                    new BenefitsInMemory(),
                    (deal, term, days) -> reminded.add(deal + term + days)),
            journal);
    final Map<DealId, List<BenefitReport>> benefits = new HashMap<>();
    final Reporting reporting =
            new Reporting(tx, new DealsInMemory(), new DossiersInMemory(), new BenefitsInMemory(), journal);
    final List<Listing> sold = new ArrayList<>();
    final Certifying certifying = new Certifying(
            tx,
            DealSamples.COMPLETION,
            new Certifying.Stores(new DealsInMemory(), new DossiersInMemory(), new CertificatesInMemory(), journal),
            heeding);
    final Filing filing = new Filing(
            tx,
            numbered,
            new DealsInMemory(),
            new Filing.Dossier(new DossiersInMemory(), new DocumentsInMemory(), journal));
    final List<PackageAnswer> answers = new ArrayList<>();
    final Packing packing = new Packing(
            tx,
            PackageFiles.shipped(),
            new Packing.Sources(
                    new DealsInMemory(),
                    new DossiersInMemory(),
                    new RelationsInMemory(),
                    new AnswersInMemory(),
                    numbers -> numbers.stream()
                            .filter(PatentSamples.granted().number()::equals)
                            .collect(Collectors.toMap(number -> number, number -> PatentSamples.granted()))));
    final Answering answering = new Answering(
            tx, new DealsInMemory(), packing, filing, new Answering.Records(new AnswersInMemory(), journal));
    final Consulting consulting = new Consulting(
            new DealsInMemory(), new DossiersInMemory(), new CertificatesInMemory(), DealSamples.COMPLETION);

    void offer(Listing listing) {
        offers.put(listing.id(), DealSamples.offer(listing));
    }

    void know(Organisation organisation) {
        organisations.put(organisation.id(), organisation);
    }

    void keep(Deal deal) {
        deals.put(deal.id(), deal);
    }

    List<String> kinds() {
        return ledger.stream().map(Entry::kind).toList();
    }

    private final class RelationsInMemory implements Relations {
        @Override
        public void add(DealId deal, Relation relation) {
            relations.add(relation);
        }

        @Override
        public List<Relation> of(DealId deal) {
            return relations;
        }
    }

    private final class AnswersInMemory implements PackageAnswers {
        @Override
        public void add(DealId deal, PackageAnswer answer) {
            answers.add(answer);
        }

        @Override
        public List<PackageAnswer> of(DealId deal) {
            return List.copyOf(answers);
        }
    }

    private final class NotesInMemory implements WarningNotes {
        @Override
        public void add(DealId deal, WarningNote note) {
            notes.add(note);
        }

        @Override
        public List<WarningNote> of(DealId deal) {
            return notes;
        }
    }

    private final class OffersInMemory implements Offers {
        @Override
        public Optional<Offer> find(ListingId id) {
            return Optional.ofNullable(offers.get(id));
        }

        @Override
        public Optional<Offer> lock(ListingId id) {
            return find(id);
        }

        @Override
        public void sold(Listing.Published listing, Instant at) {
            sold.add(listing);
        }

        @Override
        public Optional<Listing> asSeen(ListingId id, int version) {
            return seen.stream()
                    .filter(listing -> listing.id().equals(id) && listing.head().version() == version)
                    .findFirst();
        }
    }

    private final class OrganisationsInMemory implements Organisations {
        @Override
        public Optional<Organisation> find(OrganisationId id) {
            return Optional.ofNullable(organisations.get(id));
        }

        @Override
        public Optional<Organisation> findByUscc(String uscc) {
            return organisations.values().stream()
                    .filter(organisation -> organisation.uscc().equals(Optional.of(uscc)))
                    .findFirst();
        }

        @Override
        public Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> wanted) {
            return organisations.entrySet().stream()
                    .filter(entry -> wanted.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public void add(Organisation organisation) {
            know(organisation);
        }
    }

    private final class DealsInMemory implements Deals {
        @Override
        public void add(Deal deal) {
            deals.put(deal.id(), deal);
        }

        @Override
        public void save(Deal next) {
            var before = deals.put(next.id(), next);
            if (before == null || before.head().version() + 1 != next.head().version()) {
                throw new IllegalStateException("not the next state");
            }
        }

        @Override
        public Optional<Deal> find(DealId id) {
            return Optional.ofNullable(deals.get(id));
        }

        @Override
        public Optional<Deal> lock(DealId id) {
            return find(id);
        }

        @Override
        public Optional<DealId> inForce(ListingId listing, OrganisationId licensee) {
            return deals.values().stream()
                    .filter(deal -> deal.agreement().terms().listing().equals(listing))
                    .filter(deal -> deal.agreement().licensee().organisation().equals(licensee))
                    .filter(deal -> !Deal.State.OVER.contains(deal.state()))
                    .map(Deal::id)
                    .findFirst();
        }

        @Override
        public List<Deal.Agreed> lockAgreed(Optional<DealId> after, int most) {
            return after(Set.of(Deal.State.AGREED), after, most).stream()
                    .map(Deal.Agreed.class::cast)
                    .toList();
        }

        @Override
        public List<Deal> after(Set<Deal.State> states, Optional<DealId> last, int most) {
            return deals.values().stream()
                    .filter(deal -> states.contains(deal.state()))
                    .dropWhile(deal -> last.isPresent())
                    .limit(most)
                    .toList();
        }

        @Override
        public List<Deal> around(Deal deal) {
            return deals.values().stream()
                    .filter(other -> !other.id().equals(deal.id()) && !Deal.State.OVER.contains(other.state()))
                    .toList();
        }

        @Override
        public List<Deal> oldest(java.util.Set<Deal.State> states, int most) {
            return deals.values().stream()
                    .filter(deal -> states.contains(deal.state()))
                    .sorted(java.util.Comparator.comparing(
                            deal -> deal.agreement().formedAt()))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<Deal> list(Selection selection, Paging paging) {
            return deals.values().stream()
                    .filter(deal -> selection.party().stream()
                            .allMatch(party -> deal.agreement().isParty(party)))
                    .filter(deal ->
                            selection.states().isEmpty() || selection.states().contains(deal.state()))
                    .limit(paging.limit())
                    .toList();
        }
    }

    private final class DossiersInMemory implements Dossiers {
        @Override
        public void add(DealId deal, Evidence evidence) {
            files.computeIfAbsent(deal, id -> new ArrayList<>()).add(evidence);
        }

        @Override
        public void addGenerated(DealId deal, Evidence evidence, String text) {
            add(deal, evidence);
            texts.put(evidence.id(), text);
        }

        @Override
        public List<Evidence> of(DealId deal) {
            return List.copyOf(files.getOrDefault(deal, List.of()));
        }

        @Override
        public Map<DealId, List<Evidence>> ofAll(Collection<DealId> wanted) {
            return wanted.stream().collect(Collectors.toMap(id -> id, this::of));
        }

        @Override
        public Optional<String> generated(EvidenceId id) {
            return Optional.ofNullable(texts.get(id));
        }
    }

    private final class BenefitsInMemory implements BenefitReports {
        @Override
        public void add(DealId deal, BenefitReport report) {
            benefits.computeIfAbsent(deal, id -> new ArrayList<>()).add(report);
        }

        @Override
        public Map<DealId, List<BenefitReport>> ofAll(Collection<DealId> wanted) {
            return wanted.stream()
                    .filter(benefits::containsKey)
                    .collect(Collectors.toMap(id -> id, id -> List.copyOf(benefits.get(id))));
        }
    }

    private final class DirectInMemory implements DirectPayments {
        @Override
        public void paid(Deal deal, Payment payment, Signatory by) {
            direct.add(payment);
        }

        @Override
        public void takenBack(Deal deal, Payment payment, Signatory by, String reason) {
            if (!direct.remove(payment)) {
                throw Refusal.conflict("money.not-direct");
            }
        }
    }

    private final class PaymentsInMemory implements Payments {
        private final Map<DealId, List<Payment>> paid = new HashMap<>();

        @Override
        public void add(DealId deal, Payment payment, Signatory by, Instant at) {
            if (!bankReferences.add(payment.bankReference())) {
                throw Refusal.conflict("deal.payment-booked");
            }
            paid.computeIfAbsent(deal, id -> new ArrayList<>()).add(payment);
        }

        @Override
        public void takeBack(DealId deal, String bankReference, String reason, Signatory by, Instant at) {
            var standing = paid.getOrDefault(deal, List.of());
            if (!standing.removeIf(payment -> payment.bankReference().equals(bankReference))) {
                throw new IllegalStateException("no such payment stands on the deal");
            }
            bankReferences.remove(bankReference);
        }

        @Override
        public List<TakenBack> takenBack(DealId deal) {
            return List.of();
        }

        @Override
        public List<Payment> of(DealId deal) {
            return List.copyOf(paid.getOrDefault(deal, List.of()));
        }
    }

    private final class CertificatesInMemory implements Certificates {
        @Override
        public long nextNumber() {
            return certificates.size() + 1L;
        }

        @Override
        public void add(Deal.Certified deal, Entry entry) {
            var evidence = files.getOrDefault(deal.id(), List.of());
            var certificate =
                    new Certificate(deal, evidence, entry.canonical(), new Sha256(entry.leafHash()), Optional.empty());
            certificates.put(certificate.number(), certificate);
        }

        @Override
        public Optional<Certificate> find(CertificateNumber number) {
            return Optional.ofNullable(certificates.get(number));
        }
    }

    private static final class DocumentsInMemory implements Documents {
        @Override
        public Document keep(Path file) {
            return new Document(Sha256.of(file.toString()), 1000, "application/pdf");
        }

        @Override
        public void remove(org.penglai.kernel.Sha256 digest) {
            throw new IllegalStateException("nothing is forgotten at this desk");
        }

        @Override
        public Path fetch(Document document) {
            return Path.of(document.digest().hex());
        }
    }
}
