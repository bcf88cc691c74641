package org.penglai.inbox.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.penglai.inbox.Letter;
import org.penglai.inbox.Post;

/** {@link Post} by SMTP. */
public final class PostSmtp implements Post {

    private static final long AWAIT_MS = 30_000;

    /** The mailbox does not exist, is elsewhere, or has no valid name (RFC 5321): trying again is of no use. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private final MailClient client;
    private final LetterWriting writing;
    private final String from;

    /** @param from address that the mails bear as their sender */
    public PostSmtp(MailClient client, LetterWriting writing, String from) {
        this.client = client;
        this.writing = writing;
        this.from = from;
    }

    @Override
    public void send(Letter letter) {
        var paper = writing.write(letter);
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(paper.headers());
        headers.set("Message-ID", "<" + letter.id() + from.substring(from.indexOf('@')) + ">");
        headers.set("Auto-Submitted", "auto-generated");
        var message = new MailMessage()
                .setFrom(from)
                .setTo(letter.to().address())
                .setSubject(paper.subject())
                .setText(paper.text())
                .setHtml(paper.html())
                .setHeaders(headers);
        try {
            client.sendMail(message).await(AWAIT_MS, TimeUnit.MILLISECONDS);
        } catch (Throwable failure) {
            throw undelivered(failure);
        }
    }

    private static Undelivered undelivered(Throwable failure) {
        if (failure instanceof SMTPException refused) {
            var said = refused.getReplyCode() + " " + String.valueOf(refused.getReplyMessage());
            return new Undelivered(
                    said.replaceAll("\\S+@\\S+", "…").strip(), NO_SUCH_MAILBOX.contains(refused.getReplyCode()));
        }
        return new Undelivered(failure.getClass().getSimpleName(), /* isFinal= */ false);
    }
}
