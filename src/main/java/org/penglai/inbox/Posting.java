package org.penglai.inbox;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.Ids;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Tx;

/**
 * Use case: what is due goes out by mail. A letter is handed over at least once and always under the same message id, so that
 * its reader sees it once; what the address's server refuses for good is given up and said to the person, everything else is
 * tried again, with longer pauses each time.
 */
public final class Posting {

    private static final int READERS_MAX = 100;

    /** Where a person belongs now. */
    @FunctionalInterface
    public interface Memberships {
        Optional<OrganisationId> of(String subject);
    }

    /** Where things are kept. */
    public record Stores(Letters letters, MailAddresses addresses, Memberships memberships) {}

    private final Tx tx;
    private final Ids ids;
    private final Stores stores;
    private final Post post;
    private final MailSchedule schedule;

    public Posting(Tx tx, Ids ids, Stores stores, Post post, MailSchedule schedule) {
        this.tx = tx;
        this.ids = ids;
        this.stores = stores;
        this.post = post;
        this.schedule = schedule;
    }

    /** Puts what is due into letters, one for each reader, and hands over all letters that are due. */
    public void post(BooleanSupplier goesOn) {
        stores.letters().due(READERS_MAX).forEach(this::gather);
        while (goesOn.getAsBoolean() && sendNext()) {
            // until none is due
        }
    }

    private void gather(Addressee reader) {
        tx.run(now -> {
            var open = stores.addresses().of(reader.subject()).filter(MailAddress::isOpen);
            var belongs = stores.memberships()
                    .of(reader.subject())
                    .filter(reader.organisation()::equals)
                    .isPresent();
            if (open.isPresent() && belongs) {
                stores.letters().gather(new LetterId(ids.next()), reader);
            } else {
                stores.letters().release(reader);
            }
            return reader;
        });
    }

    private boolean sendNext() {
        var next = tx.run(now -> stores.letters().take(schedule::pause));
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(Letter letter) {
        try {
            post.send(letter);
        } catch (Post.Undelivered undelivered) {
            undelivered(letter, undelivered);
            return;
        }
        stores.letters().sent(letter.id(), letter.attempt());
    }

    private void undelivered(Letter letter, Post.Undelivered why) {
        if (!why.isFinal() && letter.attempt() < MailSchedule.ATTEMPTS_MAX) {
            stores.letters().putOff(letter.id(), letter.attempt(), why.reason());
            return;
        }
        tx.run(now -> {
            stores.letters().failed(letter.id(), letter.attempt(), why.reason());
            if (why.isFinal()) {
                stores.addresses().refuse(letter.to().id(), why.reason());
            }
            return letter;
        });
    }
}
