package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Event;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.patent.PatentDocument.Kind;

/** Drawings and claims beside patents, in memory. */
final class EnclosingTest {

    private static final OrganisationId UNIVERSITY = new OrganisationId(new UUID(1, 1));
    private static final Actor OWNER = new Actor("a", "甲", UNIVERSITY, Set.of(Role.PATENTEE));
    private static final Actor OTHER = new Actor("b", "乙", new OrganisationId(new UUID(2, 2)), Set.of(Role.PATENTEE));
    private static final Actor OPERATOR =
            new Actor("c", "丙", new OrganisationId(new UUID(3, 3)), Set.of(Role.OPERATOR));
    private static final ApplicationNumber NUMBER = ApplicationNumber.parse("202110123456.7");
    private static final ApplicationNumber SECOND = ApplicationNumber.parse("202110123450.X");
    private static final Bilingual NO_WORDS = Bilingual.of("", "");
    private static final Path FILE = Path.of("claims.pdf");

    private final Map<ApplicationNumber, Patent> patents = new LinkedHashMap<>(Map.of(
            NUMBER, patent(NUMBER, Set.of()),
            SECOND, patent(SECOND, Set.of())));
    private final Shelf shelf = new Shelf();
    private final Drawer drawer = new Drawer();
    private final List<Event> told = new ArrayList<>();
    private final Enclosing enclosing =
            new Enclosing(tx(), UUID::randomUUID, patents(), shelf, drawer, new PatentJournal(entry -> {}, told::add));

    @Test
    void ownersAndOperatorsAddAndOthersDoNot() {
        enclosing.add(OWNER, NUMBER, Kind.CLAIMS, NO_WORDS, FILE);
        enclosing.say(OPERATOR, NUMBER, Bilingual.of("1. 一种泵。", ""));

        assertThat(enclosing.of(NUMBER).documents())
                .extracting(PatentDocument::by)
                .containsExactly(UNIVERSITY);
        assertThat(enclosing.of(NUMBER).claims().zh()).isEqualTo("1. 一种泵。");
        assertThat(told)
                .extracting(Event::type, Event::aggregate)
                .containsExactly(tuple("patent.claimed", "patent/" + NUMBER.canonical()));
        assertRefused(() -> enclosing.add(OTHER, NUMBER, Kind.CLAIMS, NO_WORDS, FILE), "patent.not-owner");
        assertRefused(() -> enclosing.say(OTHER, NUMBER, NO_WORDS), "patent.not-owner");
    }

    @Test
    void drawingsNeedWordsAndNothingIsKeptWithoutThem() {
        assertRefused(() -> enclosing.add(OWNER, NUMBER, Kind.DRAWINGS, NO_WORDS, FILE), "patent-document.invalid");
        assertRefused(
                () -> enclosing.add(OWNER, NUMBER, Kind.DRAWINGS, Bilingual.of("图".repeat(1001), ""), FILE),
                "patent-document.invalid");
        assertThat(drawer.kept).isEmpty();

        enclosing.add(OWNER, NUMBER, Kind.DRAWINGS, Bilingual.of("图".repeat(1000), ""), FILE);
        assertThat(drawer.kept).hasSize(1);
    }

    @Test
    void aSecretPatentsDocumentsAreNotThereForOthers() {
        var document = enclosing.add(OWNER, NUMBER, Kind.CLAIMS, NO_WORDS, FILE);
        patents.put(NUMBER, patent(NUMBER, Set.of(PatentFlag.SECRET)));

        assertThat(enclosing.find(Optional.of(OWNER), NUMBER, document.id())).isEqualTo(document);
        assertRefused(() -> enclosing.find(Optional.empty(), NUMBER, document.id()), "patent-document.unknown");
        assertRefused(() -> enclosing.add(OTHER, NUMBER, Kind.CLAIMS, NO_WORDS, FILE), "patent.unknown");
    }

    @Test
    void theBytesGoWithTheLastPatentThatHasThem() {
        var first = enclosing.add(OWNER, NUMBER, Kind.CLAIMS, NO_WORDS, FILE);
        var second = enclosing.add(OWNER, SECOND, Kind.CLAIMS, NO_WORDS, FILE);

        enclosing.remove(OWNER, NUMBER, first.id());
        assertThat(drawer.kept).isNotEmpty();
        assertRefused(() -> enclosing.remove(OWNER, NUMBER, second.id()), "patent-document.unknown");
        enclosing.remove(OWNER, SECOND, second.id());

        assertThat(drawer.kept).isEmpty();
    }

    @Test
    void twentyFilesAreEnough() {
        for (int at = 0; at < 20; at++) {
            enclosing.add(OWNER, NUMBER, Kind.CLAIMS, NO_WORDS, Path.of(at + ".pdf"));
        }

        assertRefused(
                () -> enclosing.add(OWNER, NUMBER, Kind.CLAIMS, NO_WORDS, Path.of("21.pdf")), "patent-document.full");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String code) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Patent patent(ApplicationNumber number, Set<PatentFlag> flags) {
        return new Patent(
                number,
                new Bibliography(
                        Bilingual.of("一种泵", ""),
                        NO_WORDS,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        FrontPage.NONE,
                        flags),
                LocalDate.of(2021, 3, 1),
                List.of(new Owner("蓬莱湾大学", Optional.empty(), Optional.of(UNIVERSITY), Optional.empty())),
                new Register(List.of()),
                1);
    }

    private static Tx tx() {
        return new Tx() {
            @Override
            public <T> T run(Work<T> work) {
                return work.at(Instant.EPOCH);
            }

            @Override
            public <T> T serializable(Work<T> work) {
                return work.at(Instant.EPOCH);
            }
        };
    }

    /** Patents of which only these are asked for. */
    private Patents patents() {
        return (Patents) Proxy.newProxyInstance(
                Patents.class.getClassLoader(), new Class<?>[] {Patents.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isIn("find", "lock");
                    return Optional.ofNullable(patents.get(arguments[0]));
                });
    }

    /** Entries in memory. */
    private static final class Shelf implements PatentDocuments {
        private final List<PatentDocument> all = new ArrayList<>();
        private final Map<ApplicationNumber, Bilingual> claims = new LinkedHashMap<>();

        @Override
        public List<PatentDocument> of(ApplicationNumber number) {
            return all.stream().filter(one -> one.number().equals(number)).toList();
        }

        @Override
        public void add(PatentDocument document) {
            all.add(document);
        }

        @Override
        public void hold(PatentDocument.Stored stored) {
            // nobody else is there
        }

        @Override
        public void remove(PatentDocument document) {
            all.remove(document);
        }

        @Override
        public boolean isHeld(PatentDocument.Stored stored) {
            return all.stream().anyMatch(one -> one.stored().equals(stored));
        }

        @Override
        public Bilingual claims(ApplicationNumber number) {
            return claims.getOrDefault(number, NO_WORDS);
        }

        @Override
        public Map<ApplicationNumber, Bilingual> claims(Set<ApplicationNumber> numbers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void say(ApplicationNumber number, Bilingual text, OrganisationId by, Instant at) {
            claims.put(number, text);
        }
    }

    /** Files in memory, told apart by their names. */
    private static final class Drawer implements PatentDocuments.Files {
        private final Set<Sha256> kept = new HashSet<>();

        @Override
        public PatentDocument.Stored keep(Path file) {
            var digest = Sha256.of(file.toString());
            kept.add(digest);
            return new PatentDocument.Stored(digest, 1, "application/pdf");
        }

        @Override
        public Path fetch(PatentDocument.Stored stored) {
            return FILE;
        }

        @Override
        public void remove(PatentDocument.Stored stored) {
            kept.remove(stored.digest());
        }
    }
}
