package org.penglai.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: a person says how it wants to be told, and whereto; an address counts once its owner has confirmed it. */
public final class Choosing {

    /** Letters, digits and the usual signs at a host with a dot; what passes is proven by its confirmation, not by its form. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final int ADDRESS_MAX = 254;

    /** So that nobody is flooded with questions through us. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(1);

    /** How long the link of a question holds. */
    static final Duration QUESTION_HOLDS = Duration.ofDays(2);

    /** Where things are kept. */
    public record Stores(Choices choices, MailAddresses addresses, Letters letters) {}

    private final Tx tx;
    private final Ids ids;
    private final Topics topics;
    private final Stores stores;
    private final Seals seals;

    public Choosing(Tx tx, Ids ids, Topics topics, Stores stores, Seals seals) {
        this.tx = tx;
        this.ids = ids;
        this.topics = topics;
        this.stores = stores;
        this.seals = seals;
    }

    /** Every topic with how the person is told of it, in the order of the topics. */
    public Map<Topic, Delivery> choices(Actor person) {
        var chosen = stores.choices().of(person.subject());
        var all = new LinkedHashMap<Topic, Delivery>();
        topics.all().forEach(topic -> all.put(topic, chosen.getOrDefault(topic.name(), topic.usual())));
        return all;
    }

    public Optional<MailAddress> address(Actor person) {
        return stores.addresses().of(person.subject());
    }

    /** Writes the choices over; those not named stay as they are. */
    public void choose(Actor person, Map<String, Delivery> chosen) {
        var refusal = Refusal.invalid("inbox.choices");
        chosen.keySet().stream()
                .filter(name -> topics.find(name).isEmpty())
                .sorted()
                .forEach(name -> refusal.violation("/choices", "inbox.topic", Map.of("topic", name)));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        tx.run(now -> {
            stores.choices().save(person.subject(), chosen);
            return chosen;
        });
    }

    /** Asks at the address whether it is the person's. */
    public void ask(Actor person, String address, Language language) {
        if (address.length() > ADDRESS_MAX || !ADDRESS.matcher(address).matches()) {
            throw Refusal.invalid("inbox.address")
                    .violation("/address", address.isEmpty() ? "required" : "inbox.address");
        }
        tx.run(now -> {
            stores.addresses()
                    .of(person.subject())
                    .filter(earlier -> now.isBefore(earlier.askedAt().plus(BETWEEN_QUESTIONS)))
                    .ifPresent(earlier -> {
                        throw Refusal.conflict("inbox.asked-lately");
                    });
            var asked = stores.addresses().ask(new AddressId(ids.next()), person.subject(), address, language);
            stores.letters().question(new LetterId(ids.next()), asked);
            return asked;
        });
    }

    /** From now on mails are written in that language. */
    public void speak(Actor person, Language language) {
        stores.addresses().speak(person.subject(), language);
    }

    /** Forgets the person's address at once; notices come to the inbox only. */
    public void remove(Actor person) {
        stores.addresses().remove(person.subject());
    }

    /** What a token from a mail stands for: the address that it was sealed for. */
    public MailAddress opened(String written, Instant now) {
        return Token.parse(written).flatMap(token -> opened(token, now)).orElseThrow(Choosing::foreign);
    }

    /** Does what the token from a mail says; again does no harm. */
    public void done(String written) {
        tx.run(now -> {
            var address = opened(written, now);
            var deed = Token.parse(written).orElseThrow(Choosing::foreign).deed();
            if (deed.equals(Token.CONFIRM)) {
                stores.addresses().confirm(address.id());
            } else {
                stores.choices().save(address.subject(), stopped(deed));
            }
            return address;
        });
    }

    private Map<String, Delivery> stopped(String deed) {
        var stopped = new HashMap<String, Delivery>();
        topics.all().stream()
                .map(Topic::name)
                .filter(name -> deed.equals(Token.STOP_ALL) || deed.equals(name))
                .forEach(name -> stopped.put(name, Delivery.INBOX));
        return stopped;
    }

    private Optional<MailAddress> opened(Token token, Instant now) {
        return stores.addresses()
                .find(token.address())
                .filter(address -> token.isSealedBy(address, seals))
                .filter(address -> !token.deed().equals(Token.CONFIRM)
                        || now.isBefore(address.askedAt().plus(QUESTION_HOLDS)));
    }

    private static Refusal foreign() {
        return Refusal.unknown("inbox.link");
    }
}
