package org.penglai.inbox;

/** Seals what a link from a mail may do, so that it works without sign-in and nobody can make one up. */
public interface Seals {

    /** The seal of a deed under the address's key. */
    String seal(MailAddress address, String deed);
}
