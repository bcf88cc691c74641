package org.penglai.app;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.UUID;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Verification;
import org.penglai.kernel.MadeCodes;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;

/** The invented organisations and their members, for demo and tests alike. */
public final class DemoParties {

    /** Organisation codes of the invented begin here. */
    private static final int FIRST_SERIAL = 99_000_001;

    private DemoParties() {}

    /** The organisation's fixed id. */
    public static OrganisationId id(DemoOrganisation organisation) {
        return new OrganisationId(
                UUID.fromString("01900000-0000-7000-8000-%012d".formatted(organisation.ordinal() + 1)));
    }

    /** The organisation's unified social credit code. */
    public static SocialCreditCode code(DemoOrganisation invented) {
        return MadeCodes.uscc(prefix(invented.kind()), invented.divisionCode(), FIRST_SERIAL + invented.ordinal());
    }

    /** Writes them all into an empty, migrated database. */
    public static void load(Config config) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, config);
        try {
            load(made);
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    static void load(Wiring made) {
        made.tx.run(now -> {
            for (var organisation : DemoOrganisation.values()) {
                made.organisations.add(organisation(organisation));
            }
            for (var user : DemoUsers.values()) {
                made.members.add(user.subject().toString(), user.displayName(), id(user.organisation()), user.roles());
            }
            return now;
        });
    }

    private static Organisation organisation(DemoOrganisation invented) {
        return new Organisation(
                id(invented),
                invented.label(),
                invented.kind(),
                Optional.of(code(invented).value()),
                invented.divisionCode(),
                invented.sizeClass(),
                Verification.VERIFIED,
                /* invented= */ true);
    }

    /** Registering authority and entity type: 11 state organ, 12 public institution, 91 enterprise. */
    private static String prefix(OrganisationKind kind) {
        return switch (kind) {
            case GOVERNMENT -> "11";
            case UNIVERSITY, INSTITUTE -> "12";
            case ENTERPRISE, AGENCY, BANK, INDIVIDUAL, FOREIGN -> "91";
        };
    }
}
