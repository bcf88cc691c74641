package org.penglai.stack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real mail server of the tests and the demo, in this JVM: it takes every mail, delivers none outside, and shows what was
 * sent, also as a page.
 */
public final class PostOffice implements AutoCloseable {

    /** A mail that was taken. */
    public record Mail(String to, String subject, String text, String html, Map<String, String> headers) {
        public Mail {
            headers = Map.copyOf(headers);
        }

        /** The first address in the text that contains this. */
        public String link(String part) {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("http") && line.contains(part))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link to " + part + " in " + text));
        }
    }

    private static final List<String> HEADERS =
            List.of("Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "From");

    private final GreenMail server;
    private final int port;
    private @Nullable HttpServer page;

    private PostOffice(int port) {
        this.port = port;
        this.server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    /** One that takes mails at that port of this machine. */
    static PostOffice at(int port) {
        var office = new PostOffice(port);
        office.server.start();
        return office;
    }

    /** Shows what was sent at that port too. */
    PostOffice showing(int pagePort) {
        try {
            var shown = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), pagePort), 0);
            shown.createContext("/", this::show);
            shown.start();
            page = shown;
            return this;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Where what was sent is shown. */
    static URI page(int pagePort) {
        return URI.create("http://localhost:" + pagePort + "/");
    }

    /** A server's settings that let it send its mails here. */
    Map<String, String> settings() {
        return Map.of(
                "PENGLAI_MAIL_HOST", "localhost",
                "PENGLAI_MAIL_PORT", Integer.toString(port),
                "PENGLAI_MAIL_SECURITY", "none",
                "PENGLAI_MAIL_FROM", "notices@penglai.example",
                "PENGLAI_MAIL_GATHER_SECONDS", "1",
                "PENGLAI_MAIL_RETRY_SECONDS", "1");
    }

    /** All mails so far, in the order in which they came. */
    public List<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(PostOffice::mail).toList();
    }

    /** Those that went to the address. */
    public List<Mail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** Takes no more mails, as when the server is away. */
    public void leave() {
        server.stop();
    }

    /** Takes mails again. */
    public void comeBack() {
        server.start();
    }

    @Override
    public void close() {
        server.stop();
        Optional.ofNullable(page).ifPresent(shown -> shown.stop(0));
    }

    private static Mail mail(MimeMessage message) {
        try {
            var headers = new java.util.HashMap<String, String>();
            for (var name : HEADERS) {
                Optional.ofNullable(message.getHeader(name, null))
                        .ifPresent(value -> headers.put(name, unfolded(value)));
            }
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    body(message, "text/plain"),
                    body(message, "text/html"),
                    headers);
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a mail cannot be read", unreadable);
        }
    }

    private static String unfolded(String header) {
        return header.replaceAll("\\r?\\n\\s+", "");
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent()).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                var found = body(parts.getBodyPart(at), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private void show(HttpExchange asked) throws IOException {
        var html = new StringBuilder("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Mails</title>"
                + "<h1>Mails of the demo 演示邮件</h1><p>Newest first; none of them left this machine.</p>");
        mails().reversed()
                .forEach(mail -> html.append("<hr><h2>")
                        .append(escaped(mail.subject()))
                        .append("</h2><p>")
                        .append(escaped(mail.to()))
                        .append("</p>")
                        .append(mail.html()));
        var bytes = html.toString().getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        asked.sendResponseHeaders(200, bytes.length);
        try (var out = asked.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
