package org.penglai.kernel;

/**
 * Somebody who has signed in, member of an organisation or not (yet).
 *
 * @param subject the identity provider's stable id of the person
 * @param name the person's name, as the identity provider or the organisation has it
 */
public record Person(String subject, String name) {

    public static Person of(Actor actor) {
        return new Person(actor.subject(), actor.name());
    }
}
