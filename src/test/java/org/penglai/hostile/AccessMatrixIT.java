package org.penglai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Config;
import org.penglai.app.House;
import org.penglai.hostile.Shot.Manner;
import org.penglai.identity.Access;
import org.penglai.kernel.Person;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Contract.Operation;
import org.penglai.platform.http.PageRoute;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The access table as a running server keeps it: every operation and every page × every role, nobody, and a person without
 * organisation × own and other organisations' things. The requests are well-formed and refused by the state of the thing
 * at the latest, so that nothing may change by any of them.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessMatrixIT {

    /** Codes by which the table refuses; whoever is let in hears none of them. */
    private static final Set<String> BY_TABLE =
            Set.of("access.sign-in", "access.role", "access.denied", "access.no-membership", "access.token");

    /** Signed in at the identity provider, and a member of no organisation any more. */
    private static final DemoUsers LEFT = DemoUsers.FINANCE_B;

    private final Access table = Access.table();
    private final Map<DemoUsers, PageSession> sessions = new EnumMap<>(DemoUsers.class);
    private TestBed bed;
    private Stage stage;
    private Aims aims;
    private List<Operation> operations;
    private List<PageRoute> pages;
    private KeptWire wire;
    private Fingerprints before;

    @BeforeAll
    void start(TestBed given) throws SQLException {
        bed = given;
        bed.server().start();
        stage = Stage.set(bed);
        var contract = House.contract();
        aims = new Aims(stage, bed, contract);
        operations = List.copyOf(contract.operations().values());
        pages = House.pages(Config.from(bed.environment()));
        users().forEach(user -> sessions.put(user, PageSession.of(bed.server().uri(), user)));
        sessions.put(LEFT, PageSession.of(bed.server().uri(), LEFT));
        try (var connection = bed.database().connect("penglai_owner");
                var leave = connection.prepareStatement("UPDATE membership SET left_at = now() WHERE subject = ?")) {
            leave.setString(1, LEFT.subject().toString());
            leave.execute();
        }
        operations.forEach(aims::of);
        pages.forEach(aims::of);
        wire = new KeptWire(bed.server().uri());
        Quiet.wait(bed);
        before = Fingerprints.of(bed);
    }

    @AfterAll
    void nothingHasChanged() {
        wire.close();
        Quiet.wait(bed);
        var after = Fingerprints.of(bed);
        assertThat(after.tables()).isEqualTo(before.tables());
        assertThat(after.files()).isEqualTo(before.files());
    }

    /** One for each role. */
    private static List<DemoUsers> users() {
        return Arrays.stream(Role.values())
                .map(role -> Arrays.stream(DemoUsers.values())
                        .filter(user -> user.roles().contains(role))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    void everyOperationLetsInWhomTheTableLetsInAndNobodyElse() throws IOException {
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            var aim = aims.of(operation);
            expect(wrong, operation.id() + " by nobody", answer(aim.from("", "", "")), nobody(operation.id()));
            expect(
                    wrong,
                    operation.id() + " without organisation",
                    answer(aim.from(bed.tokens().of(LEFT), "", "")),
                    withoutOrganisation(operation.id()));
            for (var user : users()) {
                var answer = answer(aim.from(bed.tokens().of(user), "", ""));
                expect(wrong, operation.id() + " by " + user, answer, member(operation.id(), user));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverIsLetInAtHisOwnThingIsNotSentAway() throws IOException {
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            var answer = answer(aims.of(operation));
            if (answer.status() == 401 || answer.status() == 403) {
                wrong.add(operation.id() + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageLetsInWhomTheTableLetsInAndLeadsTheOthersToSignIn() throws IOException {
        var wrong = new ArrayList<String>();
        for (var page : pages) {
            var aim = aims.of(page);
            var open = table.admits(page.operation(), Optional.empty());
            pageExpect(wrong, aim.name() + " by nobody", answer(aim.from("", "", "")), open, true);
            var left = sessions.get(LEFT);
            pageExpect(
                    wrong, aim.name() + " after leaving", answer(aim.from("", left.cookie(), left.csrf())), open, true);
            for (var user : users()) {
                if (!page.operation().equals("signOut")) {
                    var session = sessions.get(user);
                    var csrf = Aims.isRuled(page.operation()) ? session.csrf() : Aims.FOREIGN_CSRF;
                    var answer = answer(aim.from("", session.cookie(), csrf));
                    var admitted = table.admits(page.operation(), Optional.of(Aims.actor(user)));
                    pageExpect(wrong, aim.name() + " by " + user, answer, admitted, false);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsConfidentialIsToOutsidersAsIfItWereNotThere() throws IOException {
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var aim : operations.stream().map(aims::of).toList()) {
            for (var thing : confidential(aim)) {
                for (var user : outsiders(thing)) {
                    if (table.admits(aim.name(), Optional.of(Aims.actor(user)))) {
                        asked++;
                        same(wrong, aim.from(bed.tokens().of(user), "", ""), thing, user);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(60);
    }

    @Test
    void pagesOfWhatIsConfidentialAreToOutsidersAsIfTheyWereNotThere() throws IOException {
        var wrong = new ArrayList<String>();
        for (var aim : pages.stream().map(aims::of).toList()) {
            for (var thing : confidential(aim)) {
                for (var user : outsiders(thing)) {
                    var session = Optional.ofNullable(sessions.get(user));
                    if (session.isPresent()) {
                        var answer = answer(aim.from(
                                        "",
                                        session.get().cookie(),
                                        session.get().csrf())
                                .at(thing));
                        if (answer.status() != 404 && answer.status() != 403 && answer.status() != 303) {
                            wrong.add(aim.name() + " by " + user + ": " + answer);
                        }
                        if (answer.text().contains("一种涂层") || answer.text().contains("13800000000")) {
                            wrong.add("tells of the thing: " + aim.name() + " by " + user);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The ids of another organisation's draft or deal, where the aim has such a parameter. */
    private List<Map<String, String>> confidential(Aim aim) {
        return aim.foreign().stream()
                .filter(ids ->
                        ids.containsValue(stage.draft()) && aim.template().contains("/listings/{")
                                || ids.containsValue(stage.foreignDeal())
                                        && aim.template().contains("/deals/{"))
                .toList();
    }

    private List<DemoUsers> outsiders(Map<String, String> thing) {
        var insiders = thing.containsValue(stage.draft())
                ? Set.of(DemoUsers.JINAN_INSTITUTE, DemoUsers.AUDITOR)
                : Set.of(
                        DemoUsers.YANTAI_UNIVERSITY,
                        DemoUsers.SME_PHARMA,
                        DemoUsers.OPERATOR_A,
                        DemoUsers.FINANCE_A,
                        DemoUsers.AUDITOR);
        return Stream.concat(users().stream(), Stream.of(DemoUsers.BEIJING_TECH, DemoUsers.JINAN_INSTITUTE))
                .distinct()
                .filter(user -> !insiders.contains(user))
                .toList();
    }

    /** Asked for something that is another's and for something that is not there, the same is said. */
    private void same(List<String> wrong, Aim aim, Map<String, String> thing, DemoUsers user) throws IOException {
        var nothing = new HashMap<>(thing);
        nothing.replaceAll((name, id) -> id.equals(stage.draft()) || id.equals(stage.foreignDeal())
                ? "01890000-0000-7000-8000-00000000abcd"
                : id);
        var there = answer(aim.at(thing));
        var missing = answer(aim.at(nothing));
        if (there.status() != missing.status()
                || there.status() < 400
                || !said(there).equals(said(missing))) {
            wrong.add(aim.name() + " by " + user + ": " + there + "\n and of what is not there: " + missing);
        }
    }

    private static JsonObject said(Answer answer) {
        var problem = new JsonObject(answer.text());
        List.of("id", "detail").forEach(problem::remove);
        return problem;
    }

    private Optional<String> nobody(String operation) {
        return table.admits(operation, Optional.empty()) ? Optional.empty() : Optional.of("access.sign-in");
    }

    /** Somebody who has signed in and belongs to no organisation may do what anyone may, and join or register one. */
    private Optional<String> withoutOrganisation(String operation) {
        var person = Optional.of(new Person(LEFT.subject().toString(), LEFT.displayName()));
        return table.admits(operation, Optional.empty(), person)
                ? Optional.empty()
                : Optional.of("access.no-membership");
    }

    private Optional<String> member(String operation, DemoUsers user) {
        return table.admits(operation, Optional.of(Aims.actor(user))) ? Optional.empty() : Optional.of("access.role");
    }

    /** The code that must be heard, or none of the table's. */
    private static void expect(List<String> wrong, String who, Answer answer, Optional<String> refusal) {
        var code = answer.isProblem() ? new JsonObject(answer.text()).getString("code") : "";
        var right = refusal.map(code::equals).orElseGet(() -> !BY_TABLE.contains(code) && answer.status() != 401);
        if (!right) {
            wrong.add(who + ", expected " + refusal.orElse("to be let in") + ": " + answer);
        }
    }

    private static void pageExpect(List<String> wrong, String who, Answer answer, boolean admitted, boolean nobody) {
        var led = answer.status() == 303 && answer.header("location").orElse("").startsWith("/sign-in?");
        var right = admitted ? !led : nobody ? led : answer.status() == 403;
        if (!right) {
            wrong.add(who + (admitted ? " was not let in: " : " was not sent away: ") + answer);
        }
    }

    private Answer answer(Aim aim) throws IOException {
        var request = Arsenal.wellFormed(aim, new Chance(System.nanoTime(), aim.name(), 0));
        return wire.answer(new Shot(aim, "none", 0, request.raw(), Manner.KEPT, Set.of()));
    }
}
