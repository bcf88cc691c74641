package org.penglai.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/**
 * The access table: which roles may call which operation, for API and pages alike. What is not listed is denied. Whether
 * the thing acted upon is the caller's own is decided by the feature's rule, on the row itself.
 */
public final class Access {

    /** Who may call an operation. */
    sealed interface Admission {
        /** Anyone, signed in or not. */
        record Anyone() implements Admission {}

        /** Everyone who has signed in, member of an organisation or not (yet). */
        record Persons() implements Admission {}

        /** Every member of an organisation. */
        record Members() implements Admission {}

        /** Members who hold one of the roles. */
        record Holders(Set<Role> roles) implements Admission {}
    }

    private final Map<String, Admission> table = new TreeMap<>();

    private Access() {}

    /** The table as it stands. */
    public static Access table() {
        return AccessTable.fill(new Access());
    }

    Access anyone(String... operations) {
        return put(new Admission.Anyone(), operations);
    }

    Access persons(String... operations) {
        return put(new Admission.Persons(), operations);
    }

    Access members(String... operations) {
        return put(new Admission.Members(), operations);
    }

    Access holders(Set<Role> roles, String... operations) {
        return put(new Admission.Holders(roles), operations);
    }

    private Access put(Admission admission, String... operations) {
        for (var operation : operations) {
            if (table.put(operation, admission) != null) {
                throw new IllegalStateException("listed twice in the access table: " + operation);
            }
        }
        return this;
    }

    public Set<String> operations() {
        return Set.copyOf(table.keySet());
    }

    /** Lets the member, or nobody, pass, or refuses with 401 or 403. */
    public void admit(String operation, Optional<Actor> member) {
        admit(operation, member, member.map(Person::of));
    }

    /** Lets the caller pass, or refuses with 401 or 403. */
    public void admit(String operation, Optional<Actor> member, Optional<Person> person) {
        switch (admission(operation)) {
            case Admission.Anyone() -> {}
            case Admission.Persons() -> {
                if (person.isEmpty()) {
                    throw signInFirst();
                }
            }
            case Admission.Members() -> requireMember(member, person);
            case Admission.Holders(var roles) -> {
                var actor = requireMember(member, person);
                if (actor.roles().stream().noneMatch(roles::contains)) {
                    throw Refusal.forbidden("access.role")
                            .with(
                                    "roles",
                                    String.join(
                                            ", ",
                                            roles.stream()
                                                    .map(Role::code)
                                                    .sorted()
                                                    .toList()));
                }
            }
        }
    }

    /** Whether the caller would pass; for showing only the actions that are open to them. */
    public boolean admits(String operation, Optional<Actor> caller) {
        return admits(operation, caller, caller.map(Person::of));
    }

    /** The same of somebody who may be no member. */
    public boolean admits(String operation, Optional<Actor> member, Optional<Person> person) {
        try {
            admit(operation, member, person);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private Admission admission(String operation) {
        var admission = table.get(operation);
        if (admission == null) {
            throw Refusal.forbidden("access.denied").with("operation", operation);
        }
        return admission;
    }

    private static Actor requireMember(Optional<Actor> member, Optional<Person> person) {
        return member.orElseThrow(() -> person.isEmpty() ? signInFirst() : Refusal.forbidden("access.no-membership"));
    }

    private static Refusal signInFirst() {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, "access.sign-in");
    }
}
