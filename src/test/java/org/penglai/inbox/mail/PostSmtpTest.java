package org.penglai.inbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.Letter;
import org.penglai.inbox.LetterId;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Post;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/** What a mail server's answers mean, told by a server that answers every recipient alike. */
final class PostSmtpTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 <a@example.cn> no such user, true",
        "553 bad name, true",
        "451 4.7.1 greylisted, false",
        "554 policy, false"
    })
    void onlyAMailboxThatDoesNotExistIsGivenUpAtOnce(String answer, boolean isFinal) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, answer));

            var undelivered = catchThrowableOfType(
                    Post.Undelivered.class, () -> post(server.getLocalPort()).send(question()));

            assertThat(undelivered.isFinal()).isEqualTo(isFinal);
            assertThat(undelivered.reason()).startsWith(answer.substring(0, 3)).doesNotContain("@");
        }
    }

    @Test
    void aServerThatIsAwayIsNoFaultOfTheAddress() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }

        var undelivered =
                catchThrowableOfType(Post.Undelivered.class, () -> post(nobody).send(question()));

        assertThat(undelivered.isFinal()).isFalse();
    }

    private PostSmtp post(int port) {
        var settings =
                new MailConfig("localhost", port).setLogin(LoginOption.DISABLED).setMaxPoolSize(1);
        var writing = new LetterWriting(Messages.load(List.of("app", "inbox")), new SealsHmac(), "http://localhost");
        return new PostSmtp(MailClient.create(vertx, settings), writing, "notices@penglai.example");
    }

    private static Letter question() {
        var address = new MailAddress(
                new AddressId(new UUID(0, 7)),
                "s",
                "a@example.cn",
                Language.ZH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                new MailAddress.Key(new byte[32]));
        return new Letter(new LetterId(new UUID(0, 1)), address, Letter.Sort.QUESTION, 1, List.of());
    }

    private static void answer(ServerSocket server, String toRecipient) {
        try (Socket caller = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            say(caller, "220 here");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                say(caller, line.startsWith("RCPT") ? toRecipient : line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // the test is over
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }
}
