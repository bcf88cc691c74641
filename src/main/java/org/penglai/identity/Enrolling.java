package org.penglai.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Registers organisations and keeps what they say of themselves; who registers one becomes its first member. */
public final class Enrolling {

    private static final int NAME_MAX = 60;

    private final Tx tx;
    private final Ids ids;
    private final Stores stores;
    private final Law law;

    /** Where it is kept, and who is told. */
    public record Stores(Registrations registrations, Memberships memberships, OrganisationJournal journal) {}

    /** By what it is judged. */
    public record Law(SizeStandard sizes, OrganisationLaw organisations) {}

    public Enrolling(Tx tx, Ids ids, Stores stores, Law law) {
        this.tx = tx;
        this.ids = ids;
        this.stores = stores;
        this.law = law;
    }

    /** Registers the organisation; it waits for an operator, and the person administers it. */
    public Registration register(Person person, String contactName, Said said) {
        return tx.run(now -> {
            requireNoMember(person);
            var content = said.read(law.sizes(), LegalDays.of(now));
            var registration = Registration.fresh(new OrganisationId(ids.next()), content, now);
            stores.registrations().add(registration, now);
            stores.memberships().add(first(registration, person, contactName, now));
            stores.journal().registered(registration);
            return registration;
        });
    }

    /** Changes what it says; it waits for an operator again. */
    public Registration edit(Actor actor, OrganisationId id, long seen, Said said) {
        return tx.run(now -> {
            Staffing.requireAdministrator(stores.memberships(), actor, id);
            var before = stores.registrations().requireLocked(id);
            var next = before.edit(said.read(law.sizes(), LegalDays.of(now)), seen, now);
            stores.registrations().save(next, now);
            stores.journal().edited(next);
            return next;
        });
    }

    /** Asks an operator to look again. */
    public Registration askAgain(Actor actor, OrganisationId id) {
        return tx.run(now -> {
            Staffing.requireAdministrator(stores.memberships(), actor, id);
            var next = stores.registrations().requireLocked(id).askAgain(law.organisations(), now);
            stores.registrations().save(next, now);
            stores.journal().reviewAsked(next);
            return next;
        });
    }

    /** Who belongs to an organisation leaves it before registering or joining another. */
    private void requireNoMember(Person person) {
        stores.memberships().current(person.subject()).ifPresent(membership -> {
            throw Staffing.memberAlready(membership);
        });
    }

    private Membership first(Registration registration, Person person, String contactName, Instant now) {
        return new Membership(
                new MembershipId(ids.next()),
                named(person, contactName),
                registration.id(),
                Set.of(registration.content().kind().roles().getFirst()),
                /* administrator= */ true,
                now);
    }

    /** The person under the name they give, else under the one they signed in with. */
    static Person named(Person person, String given) {
        var name = Optional.of(given.strip()).filter(text -> !text.isEmpty()).orElse(person.name());
        if (name.isEmpty()) {
            throw Refusal.invalid("membership.invalid").violation("/contactName", "required");
        }
        if (name.length() > NAME_MAX) {
            throw Refusal.invalid("membership.invalid")
                    .violation("/contactName", "maxLength", java.util.Map.of("limit", NAME_MAX));
        }
        return new Person(person.subject(), name);
    }
}
