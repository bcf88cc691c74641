package org.penglai.patentimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Loading;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentJournal;
import org.penglai.patent.PatentLoads;
import org.penglai.patent.Patents;
import org.penglai.patent.PublicationNumber;
import org.penglai.patent.RegisterEvent;
import org.penglai.patentimport.PatentImport.State;
import org.penglai.patentimport.file.FileReaders;

/** Imports without engines: batches, going on, clashes and faults. */
final class ImportingTest {

    private static final OrganisationId UNIVERSITY = new OrganisationId(new UUID(1, 1));
    private static final ImportId ID = new ImportId(new UUID(2, 2));
    private static final Instant NOW = Instant.now();

    private final Shelf shelf = new Shelf();
    private final Stored stored = new Stored();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("list.csv");
    }

    @Test
    void allRowsAreDealtWithOnceInBatches() throws IOException {
        var list = FaultyList.of(4_500, 1_000_000);
        queue(list.text());

        importing().work(() -> true);

        assertThat(shelf.one().state()).isEqualTo(State.DONE);
        assertThat(shelf.one().total()).isEqualTo(4_500);
        assertThat(shelf.one().tally().added()).isEqualTo(list.good());
        assertThat(stored.patents).hasSize(list.good());
        assertThat(shelf.positions).containsExactly(2_001, 4_001, 4_501);
        assertThat(shelf.faults.stream().collect(Collectors.toMap(RowFault::row, RowFault::code)))
                .isEqualTo(list.faults().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, fault -> fault.getValue().code())));
    }

    @Test
    void whoeverGoesOnBeginsAfterTheLastRowThatWasStored() throws IOException {
        var list = FaultyList.of(4_500, 1_000_000);
        queue(list.text());
        var asked = new int[1];

        // When the lease is lost after the first batch, and another server goes on
        importing().work(() -> asked[0]++ == 0);
        assertThat(shelf.one().state()).isEqualTo(State.RUNNING);
        assertThat(shelf.one().position()).isEqualTo(2_001);
        importing().work(() -> true);

        // Then duplicates of rows from before are known too
        assertThat(shelf.one().state()).isEqualTo(State.DONE);
        assertThat(shelf.one().tally().rows()).isEqualTo(4_500);
        assertThat(shelf.one().tally().rejected()).isEqualTo(list.faults().size());
        assertThat(stored.patents).hasSize(list.good());
    }

    @Test
    void aBatchThatClashesWithSomebodyElseIsTriedAgain() throws IOException {
        queue(FaultyList.faultless(10, 1_000_000).text());
        stored.clashes = 2;

        importing().work(() -> true);

        assertThat(shelf.one().tally().added()).isEqualTo(10);
    }

    @Test
    void rowsThatAnotherServerHasDealtWithAreNotStoredAgain() throws IOException {
        queue(FaultyList.faultless(10, 1_000_000).text());
        shelf.overtaken = true;

        importing().work(() -> shelf.one().state() != State.RUNNING || shelf.positions.isEmpty() && !shelf.asked);

        assertThat(shelf.one().state()).isEqualTo(State.RUNNING);
        assertThat(shelf.positions).isEmpty();
    }

    @Test
    void aFaultOfOursEndsItsImportSoThatTheOthersGoOn() throws IOException {
        queue(FaultyList.faultless(10, 1_000_000).text());
        stored.fault = new IllegalStateException("ours");

        assertThatThrownBy(() -> importing().work(() -> true)).hasMessage("ours");

        assertThat(shelf.one().state()).isEqualTo(State.FAILED);
        assertThat(shelf.one().problem())
                .get()
                .extracting(PatentImport.Problem::code)
                .isEqualTo("import.fault");
    }

    @Test
    void aServerThatStopsAndADatabaseThatIsAwayEndNothing() throws IOException {
        queue(FaultyList.faultless(10, 1_000_000).text());
        for (var passing : List.of(
                new IllegalStateException(new InterruptedException()),
                Refusal.of(Refusal.Kind.UNAVAILABLE, "database.unavailable"))) {
            stored.fault = passing;

            assertThatThrownBy(() -> importing().work(() -> true)).isSameAs(passing);

            assertThat(shelf.one().state()).isEqualTo(State.RUNNING);
        }
    }

    private void queue(String text) throws IOException {
        Files.writeString(file, text);
        var source =
                new PatentImport.Source("list.csv", ImportFormat.CSV, Sha256.of(text), 1, "UTF-8", false, List.of());
        shelf.add(new PatentImport(
                ID,
                UNIVERSITY,
                false,
                source,
                State.QUEUED,
                0,
                0,
                PatentImport.Tally.NONE,
                Optional.empty(),
                NOW,
                Optional.empty()));
    }

    private Importing importing() {
        Tx tx = new Tx() {
            @Override
            public <T> T run(Work<T> work) {
                return work.at(NOW);
            }

            @Override
            public <T> T serializable(Work<T> work) {
                return work.at(NOW);
            }
        };
        var files = new ImportFiles() {
            @Override
            public Sha256 keep(Path kept) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Path fetch(Sha256 digest) {
                return file;
            }

            @Override
            public void read(Path copy) {
                assertThat(copy).isEqualTo(file);
            }
        };
        var journal = new PatentJournal(entry -> {}, event -> {});
        return new Importing(
                tx, shelf, files, new FileReaders(), new Loading(tx, stored, stored, new University(), journal));
    }

    /** One import in memory. */
    private static final class Shelf implements Imports {
        private final List<PatentImport> one = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private boolean overtaken;
        private boolean asked;

        PatentImport one() {
            return one.getLast();
        }

        @Override
        public void add(PatentImport queued) {
            one.add(queued);
        }

        @Override
        public Optional<PatentImport> find(ImportId id) {
            return Optional.of(one());
        }

        @Override
        public List<PatentImport> of(OrganisationId organisation, Optional<ImportId> before, int limit) {
            return List.of(one());
        }

        @Override
        public List<PatentImport> all(Optional<ImportId> before, int limit) {
            return List.of(one());
        }

        @Override
        public Optional<PatentImport> waiting() {
            return Optional.of(one()).filter(last -> !last.state().isOver());
        }

        @Override
        public int open(OrganisationId organisation) {
            return 0;
        }

        @Override
        public void start(ImportId id, int total) {
            one.add(with(State.RUNNING, total, Optional.empty()));
        }

        @Override
        public boolean advance(ImportId id, int from, PatentImport next, List<RowFault> found) {
            asked = true;
            if (overtaken) {
                return false;
            }
            assertThat(from).isEqualTo(one().position());
            one.add(next);
            faults.addAll(found);
            positions.add(next.position());
            return true;
        }

        @Override
        public void end(ImportId id, State state, Optional<PatentImport.Problem> problem) {
            one.add(with(state, one().total(), problem));
        }

        @Override
        public List<RowFault> faults(ImportId id, int afterRow, int limit) {
            return faults;
        }

        private PatentImport with(State state, int total, Optional<PatentImport.Problem> problem) {
            var last = one();
            return new PatentImport(
                    last.id(),
                    last.organisation(),
                    last.forAll(),
                    last.source(),
                    state,
                    total,
                    last.position(),
                    last.tally(),
                    problem,
                    last.createdAt(),
                    Optional.empty());
        }
    }

    /** Patents in memory. */
    private static final class Stored implements Patents, PatentLoads {
        private final Map<ApplicationNumber, Patent> patents = new LinkedHashMap<>();
        private int clashes;
        private @org.jspecify.annotations.Nullable RuntimeException fault;

        @Override
        public Set<ApplicationNumber> lock(Collection<ApplicationNumber> numbers) {
            if (fault != null) {
                throw fault;
            }
            var known = new HashSet<>(numbers);
            known.retainAll(patents.keySet());
            return known;
        }

        @Override
        public void add(List<Patent> fresh) {
            if (clashes-- > 0) {
                throw Refusal.conflict("patent.exists");
            }
            fresh.forEach(patent -> patents.put(patent.number(), patent));
        }

        @Override
        public void save(List<Patent> next) {
            next.forEach(patent -> patents.put(patent.number(), patent));
        }

        @Override
        public void saveOwners(List<Patent> next) {
            save(next);
        }

        @Override
        public void append(Map<ApplicationNumber, List<RegisterEvent>> events) {
            assertThat(patents.keySet()).containsAll(events.keySet());
        }

        @Override
        public Map<ApplicationNumber, Patent> findAll(Collection<ApplicationNumber> numbers) {
            var found = new HashMap<>(patents);
            found.keySet().retainAll(numbers);
            return found;
        }

        @Override
        public Optional<Patent> find(ApplicationNumber number) {
            return Optional.ofNullable(patents.get(number));
        }

        @Override
        public Optional<Patent> lock(ApplicationNumber number) {
            return find(number);
        }

        @Override
        public void add(Patent patent) {
            patents.put(patent.number(), patent);
        }

        @Override
        public void append(Patent next, RegisterEvent event) {
            patents.put(next.number(), next);
        }

        @Override
        public Optional<ApplicationNumber> published(PublicationNumber number) {
            return Optional.empty();
        }

        @Override
        public List<Patent> page(Optional<ApplicationNumber> after, int limit) {
            return List.of();
        }

        @Override
        public void saveBibliography(Patent next) {
            patents.put(next.number(), next);
        }

        @Override
        public void saveOwners(Patent next) {
            patents.put(next.number(), next);
        }

        @Override
        public List<Patent> ownedBy(OrganisationId organisation, Optional<ApplicationNumber> after, int limit) {
            return List.copyOf(patents.values());
        }
    }

    /** The only organisation. */
    private static final class University implements Organisations {
        private final Organisation university = new Organisation(
                UNIVERSITY,
                Bilingual.of("蓬莱湾大学", "Penglai Bay University"),
                OrganisationKind.UNIVERSITY,
                Optional.empty(),
                "370613",
                Optional.empty(),
                Verification.VERIFIED,
                true);

        @Override
        public Optional<Organisation> find(OrganisationId id) {
            return Optional.of(university);
        }

        @Override
        public Optional<Organisation> findByUscc(String uscc) {
            return Optional.empty();
        }

        @Override
        public Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> ids) {
            return Map.of(UNIVERSITY, university);
        }

        @Override
        public void add(Organisation organisation) {
            throw new UnsupportedOperationException();
        }
    }
}
