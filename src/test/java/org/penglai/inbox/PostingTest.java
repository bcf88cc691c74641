package org.penglai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Tx;

/** What becomes of a letter that the mail server takes, puts off, or refuses for good. */
final class PostingTest {

    private static final MailAddress ADDRESS = new MailAddress(
            new AddressId(new UUID(0, 7)),
            "s",
            "a@example.cn",
            Language.ZH,
            Instant.EPOCH,
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            new MailAddress.Key(new byte[32]));

    private final Box box = new Box();
    private final List<String> refused = new ArrayList<>();

    @Test
    void aLetterThatIsTakenIsSentOnce() {
        box.letters.add(letter(1));

        post(letter -> {});

        assertThat(box.done).containsExactly("sent 1");
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLater() {
        box.letters.add(letter(1));
        box.letters.add(letter(11));

        post(letter -> {
            throw new Post.Undelivered("ConnectException", false);
        });

        assertThat(box.done).containsExactly("put off 1 ConnectException", "put off 11 ConnectException");
        assertThat(refused).isEmpty();
    }

    @Test
    void theTwelfthAttemptIsTheLastAndDoesNotBlameTheAddress() {
        box.letters.add(letter(12));

        post(letter -> {
            throw new Post.Undelivered("451 later", false);
        });

        assertThat(box.done).containsExactly("failed 12 451 later");
        assertThat(refused).isEmpty();
    }

    @Test
    void aMailboxThatDoesNotExistGetsNoFurtherMailsAndTheReasonIsKept() {
        box.letters.add(letter(1));

        post(letter -> {
            throw new Post.Undelivered("550 no such user", true);
        });

        assertThat(box.done).containsExactly("failed 1 550 no such user");
        assertThat(refused).containsExactly("550 no such user");
    }

    @Test
    void whoHasLeftTheOrganisationIsToldNothingMoreOfItByMail() {
        box.due.add(new Addressee("s", new OrganisationId(new UUID(0, 1))));
        box.due.add(new Addressee("s", new OrganisationId(new UUID(0, 2))));

        post(letter -> {});

        assertThat(box.done).containsExactly("gathered", "released");
    }

    private void post(Post post) {
        Posting.Memberships memberships = subject -> Optional.of(new OrganisationId(new UUID(0, 1)));
        var stores = new Posting.Stores(box, new Addresses(), memberships);
        var ids = new UUID(0, 9);
        new Posting(
                        new NoTx(),
                        () -> ids,
                        stores,
                        post,
                        new MailSchedule(Duration.ofSeconds(60), Duration.ofSeconds(30)))
                .post(() -> true);
    }

    private static Letter letter(int attempt) {
        return new Letter(new LetterId(new UUID(0, attempt)), ADDRESS, Letter.Sort.NOTICES, attempt, List.of());
    }

    private static final class NoTx implements Tx {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(Instant.EPOCH);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return work.at(Instant.EPOCH);
        }
    }

    private static final class Box implements Letters {
        private final Deque<Letter> letters = new ArrayDeque<>();
        private final List<Addressee> due = new ArrayList<>();
        private final List<String> done = new ArrayList<>();

        @Override
        public void question(LetterId id, MailAddress to) {
            done.add("asked");
        }

        @Override
        public List<Addressee> due(int most) {
            return due;
        }

        @Override
        public void gather(LetterId id, Addressee reader) {
            done.add("gathered");
        }

        @Override
        public void release(Addressee reader) {
            done.add("released");
        }

        @Override
        public Optional<Letter> take(IntFunction<Duration> pause) {
            return Optional.ofNullable(letters.poll());
        }

        @Override
        public void sent(LetterId id, int attempt) {
            done.add("sent " + attempt);
        }

        @Override
        public void putOff(LetterId id, int attempt, String reason) {
            done.add("put off " + attempt + " " + reason);
        }

        @Override
        public void failed(LetterId id, int attempt, String reason) {
            done.add("failed " + attempt + " " + reason);
        }
    }

    private final class Addresses implements MailAddresses {
        @Override
        public Optional<MailAddress> of(String subject) {
            return Optional.of(ADDRESS);
        }

        @Override
        public Optional<MailAddress> find(AddressId id) {
            return Optional.of(ADDRESS);
        }

        @Override
        public MailAddress ask(AddressId id, String subject, String address, Language language) {
            return ADDRESS;
        }

        @Override
        public void confirm(AddressId id) {}

        @Override
        public void speak(String subject, Language language) {}

        @Override
        public void refuse(AddressId id, String reason) {
            refused.add(reason);
        }

        @Override
        public void remove(String subject) {}
    }
}
