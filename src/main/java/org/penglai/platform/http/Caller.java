package org.penglai.platform.http;

import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Person;

/**
 * Who calls, as far as known.
 *
 * @param actor the member, if signed in as a member of an organisation
 * @param person who has signed in, member or not
 * @param csrf token that this visitor's forms must bring back; empty where no session stands behind the call
 */
public record Caller(Optional<Actor> actor, Optional<Person> person, String csrf) {

    /** Somebody unknown. */
    public static final Caller ANYONE = new Caller(Optional.empty(), "");

    /** A member, or nobody. */
    public Caller(Optional<Actor> actor, String csrf) {
        this(actor, actor.map(Person::of), csrf);
    }

    /** Under whose name first answers are kept. */
    String subject() {
        return person.map(Person::subject).orElse("anyone");
    }
}
