package org.penglai.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Event;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.ListingSamples;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentSamples;
import org.penglai.patent.Patents;
import org.penglai.patent.PublicationNumber;
import org.penglai.patent.RegisterEvent;

final class AppointingTest {

    private static final OrganisationId AGENCY = new OrganisationId(new UUID(0, 0xa9));
    private static final OrganisationId OWNER = PatentSamples.UNIVERSITY;
    private static final ApplicationNumber PATENT = PatentSamples.granted().number();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Scope ALL = new Scope(List.of(), TODAY, Optional.empty());

    private final Map<AppointmentId, Appointment> rows = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<OrganisationId, Organisation> known = new HashMap<>(Map.of(
            AGENCY, ListingSamples.organisation(AGENCY, OrganisationKind.AGENCY, "370613"),
            OWNER, ListingSamples.university()));
    private Instant now = Instant.parse("2026-11-22T02:00:00Z");
    private long ids = 1;

    private final Appointing appointing = new Appointing(
            new Now(),
            () -> new UUID(0x7000, ids++),
            new InMemory(),
            new Appointing.Sources(new Known(), new OnePatent()),
            new AppointmentJournal(entry -> {}, events::add));
    private final Representing representing = new Representing(new InMemory());

    @Test
    void onlyWhatTheAgencyHasAcceptedLetsItAct() {
        var asked = appointing.propose(member(OWNER), AGENCY, ALL).id();
        assertThat(mayAct(TODAY)).isFalse();

        appointing.accept(member(AGENCY), asked);

        assertThat(mayAct(TODAY)).isTrue();
        assertThat(mayAct(TODAY.minusDays(1))).isFalse();
        assertThat(representing.agenciesOf(OWNER, TODAY)).containsExactly(AGENCY);
        assertThat(events).extracting(Event::type).containsExactly("appointment.proposed", "appointment.accepted");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, false", "2026-11-22, true", "2026-12-31, true", "2027-01-01, false"})
    void itHoldsFromItsFirstDayToItsLast(LocalDate day, boolean holds) {
        accepted(new Scope(List.of(), TODAY, Optional.of(LocalDate.parse("2026-12-31"))));

        assertThat(mayAct(day)).isEqualTo(holds);
    }

    @Test
    void forSomePatentsItIsForNoOthers() {
        accepted(new Scope(List.of(PATENT), TODAY, Optional.empty()));

        assertThat(representing.mayAct(AGENCY, OWNER, List.of(PATENT), TODAY)).isTrue();
        var other = ApplicationNumber.parse("202119900012.7");
        assertThat(representing.mayAct(AGENCY, OWNER, List.of(PATENT, other), TODAY))
                .isFalse();
    }

    @Test
    void eitherSideEndsItAndNobodyElse() {
        for (var side : List.of(OWNER, AGENCY)) {
            var id = accepted(ALL);
            assertThat(refused(() -> appointing.end(member(PatentSamples.STRANGER), id, "")))
                    .isEqualTo("appointment.unknown");

            var ended = appointing.end(member(side), id, " 人手不足 ");

            assertThat(ended.by()).contains(side);
            assertThat(ended.reason()).isEqualTo("人手不足");
            assertThat(mayAct(TODAY)).isFalse();
            assertThat(refused(() -> appointing.end(member(side), id, ""))).isEqualTo("appointment.state");
        }
    }

    @Test
    void onlyTheAgencyAnswersAndOnlyOnce() {
        var asked = appointing.propose(member(OWNER), AGENCY, ALL).id();

        assertThat(refused(() -> appointing.accept(member(OWNER), asked))).isEqualTo("appointment.not-agency");
        assertThat(refused(() -> appointing.end(member(AGENCY), asked, ""))).isEqualTo("appointment.state");
        assertThat(appointing.decline(member(AGENCY), asked, "来年再议").why()).isEqualTo("来年再议");
        assertThat(refused(() -> appointing.accept(member(AGENCY), asked))).isEqualTo("appointment.state");
    }

    @Test
    void theOwnerTakesBackWhatWasNotAnsweredAndAsksAgain() {
        var asked = appointing.propose(member(OWNER), AGENCY, ALL).id();
        assertThat(refused(() -> appointing.propose(member(OWNER), AGENCY, ALL)))
                .isEqualTo("appointment.exists");

        appointing.end(member(OWNER), asked, "");

        assertThat(appointing.propose(member(OWNER), AGENCY, ALL).state()).isEqualTo(Appointment.State.PROPOSED);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var foreign = ApplicationNumber.parse("202119900012.7");
        var over = new Scope(List.of(PATENT, foreign), TODAY.minusDays(9), Optional.of(TODAY.minusDays(1)));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> appointing.propose(member(OWNER), PatentSamples.STRANGER, over));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/agency", "/patents/1", "/until");
        assertThat(events).isEmpty();
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> new Scope(List.of(), TODAY, Optional.of(TODAY.minusDays(1))))
                        .violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/until");
    }

    @Test
    void theDayAfterItsLastItIsEndedByNobody() {
        var id = accepted(new Scope(List.of(), TODAY, Optional.of(TODAY)));
        assertThat(appointing.runOut()).isZero();

        now = Instant.parse("2026-11-22T16:00:00Z"); // midnight in Shanghai

        assertThat(appointing.runOut()).isEqualTo(1);
        assertThat(rows.get(id))
                .isInstanceOfSatisfying(
                        Appointment.Ended.class, ended -> assertThat(ended.by()).isEmpty());
        assertThat(events.getLast().type()).isEqualTo("appointment.ended");
        assertThat(appointing.runOut()).isZero();
    }

    private AppointmentId accepted(Scope scope) {
        var id = appointing.propose(member(OWNER), AGENCY, scope).id();
        return appointing.accept(member(AGENCY), id).id();
    }

    private boolean mayAct(LocalDate day) {
        return representing.mayAct(AGENCY, OWNER, List.of(PATENT), day);
    }

    private static Actor member(OrganisationId organisation) {
        return PatentSamples.member(organisation);
    }

    private static String refused(Runnable deed) {
        return catchThrowableOfType(Refusal.class, deed::run).code();
    }

    private final class Now implements Tx {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(now);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return work.at(now);
        }
    }

    private final class InMemory implements Appointments {
        @Override
        public Optional<Appointment> find(AppointmentId id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public Optional<Appointment> lock(AppointmentId id) {
            return find(id);
        }

        @Override
        public void add(Appointment.Proposed proposed) {
            rows.put(proposed.id(), proposed);
        }

        @Override
        public void save(Appointment next) {
            rows.put(next.id(), next);
        }

        @Override
        public List<Appointment> of(OrganisationId organisation, int limit) {
            return rows.values().stream()
                    .filter(one -> one.head().owner().equals(organisation)
                            || one.head().agency().equals(organisation))
                    .toList();
        }

        @Override
        public List<Appointment.Accepted> accepted(OrganisationId agency) {
            return held().filter(one -> one.head().agency().equals(agency)).toList();
        }

        @Override
        public List<Appointment.Accepted> given(OrganisationId owner) {
            return held().filter(one -> one.head().owner().equals(owner)).toList();
        }

        @Override
        public List<AppointmentId> over(LocalDate day, int limit) {
            return held().filter(one -> one.head().scope().isOverOn(day))
                    .map(Appointment::id)
                    .toList();
        }

        private java.util.stream.Stream<Appointment.Accepted> held() {
            return rows.values().stream()
                    .filter(Appointment.Accepted.class::isInstance)
                    .map(Appointment.Accepted.class::cast);
        }
    }

    private final class Known implements Organisations {
        @Override
        public Optional<Organisation> find(OrganisationId id) {
            return Optional.ofNullable(known.get(id));
        }

        @Override
        public Optional<Organisation> findByUscc(String uscc) {
            return Optional.empty();
        }

        @Override
        public Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> ids) {
            return Map.copyOf(known);
        }

        @Override
        public void add(Organisation organisation) {
            known.put(organisation.id(), organisation);
        }
    }

    /** Only the sample patent is entered. */
    private static final class OnePatent implements Patents {
        @Override
        public Optional<Patent> find(ApplicationNumber number) {
            return Optional.of(PatentSamples.granted())
                    .filter(patent -> patent.number().equals(number));
        }

        @Override
        public Map<ApplicationNumber, Patent> findAll(Collection<ApplicationNumber> numbers) {
            return Map.of(PATENT, PatentSamples.granted());
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
        public Optional<Patent> lock(ApplicationNumber number) {
            return find(number);
        }

        @Override
        public void add(Patent patent) {
            throw new UnsupportedOperationException("appointments enter no patents");
        }

        @Override
        public void append(Patent next, RegisterEvent event) {
            throw new UnsupportedOperationException("appointments record no events");
        }

        @Override
        public void saveOwners(Patent next) {
            throw new UnsupportedOperationException("appointments change no patents");
        }

        @Override
        public void saveBibliography(Patent next) {
            throw new UnsupportedOperationException("appointments change no patents");
        }

        @Override
        public List<Patent> ownedBy(OrganisationId organisation, Optional<ApplicationNumber> after, int limit) {
            return List.of(PatentSamples.granted());
        }
    }
}
