package org.penglai.app;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The mail server that letters are handed to.
 *
 * @param user {@code none} where the server asks for nobody
 * @param from address that mails bear as their sender
 * @param gathering how long a mail waits for more, so that what happens together comes together
 * @param retry first pause before a letter that could not be delivered is tried again
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        String user,
        Secret password,
        String from,
        Duration gathering,
        Duration retry) {

    /** How the connection is kept from others. */
    public enum Security {
        /** TLS from the first byte. */
        TLS,

        /** TLS before anything else is said, or no mail. */
        STARTTLS,

        /** Readable by all on the way: for a server on the same machine. */
        NONE
    }

    /** Reads them; none where no server is named. */
    static Supplier<Optional<MailSettings>> of(ConfigReader read, boolean production) {
        var host = read.value("PENGLAI_MAIL_HOST", "none", SettingText::text);
        var port = read.value("PENGLAI_MAIL_PORT", "465", SettingText::port);
        var security = read.value("PENGLAI_MAIL_SECURITY", "tls", text -> security(text, production));
        var user = read.value("PENGLAI_MAIL_USER", "none", SettingText::text);
        var password = read.optionalSecret("PENGLAI_MAIL_PASSWORD");
        var from = read.value("PENGLAI_MAIL_FROM", "none", MailSettings::from);
        var gathering = read.value("PENGLAI_MAIL_GATHER_SECONDS", "60", MailSettings::pause);
        var retry = read.value("PENGLAI_MAIL_RETRY_SECONDS", "30", MailSettings::pause);
        read.together("PENGLAI_MAIL_HOST", "PENGLAI_MAIL_FROM");
        return () -> host.get().equals("none")
                ? Optional.empty()
                : Optional.of(new MailSettings(
                        host.get(),
                        port.get(),
                        security.get(),
                        user.get(),
                        password.get(),
                        from.get(),
                        gathering.get(),
                        retry.get()));
    }

    private static Security security(String text, boolean production) {
        return switch (text) {
            case "tls" -> Security.TLS;
            case "starttls" -> Security.STARTTLS;
            case "none" -> {
                if (production) {
                    throw new IllegalArgumentException("production needs tls or starttls");
                }
                yield Security.NONE;
            }
            default -> throw new IllegalArgumentException("not tls, starttls or none");
        };
    }

    private static String from(String text) {
        if (!text.matches("none|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("not a mail address");
        }
        return text;
    }

    private static Duration pause(String text) {
        var seconds = Integer.parseInt(text);
        if (seconds < 1 || seconds > 3600) {
            throw new IllegalArgumentException("not between 1 and 3600 seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
