package org.penglai.app;

import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.identity.Figures;
import org.penglai.identity.IndustryClass;
import org.penglai.identity.Measure;
import org.penglai.identity.Membership;
import org.penglai.identity.MembershipId;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Registration;
import org.penglai.identity.Verification;
import org.penglai.identity.YearFigures;
import org.penglai.identity.pg.MembershipsPg;
import org.penglai.kernel.MadeCodes;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
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
            var memberships = new MembershipsPg(made.pg);
            var administered = EnumSet.noneOf(DemoOrganisation.class);
            for (var user : DemoUsers.values()) {
                memberships.add(new Membership(
                        new MembershipId(made.ids.next()),
                        new Person(user.subject().toString(), user.displayName()),
                        id(user.organisation()),
                        user.roles(),
                        /* administrator= */ administered.add(user.organisation()),
                        now));
            }
            figures(made, DemoOrganisation.LITHIUM, "3841", 86, 4_200);
            figures(made, DemoOrganisation.MARINE, "3737", 12, 260);
            figures(made, DemoOrganisation.PHARMA, "2720", 420, 26_000);
            figures(made, DemoOrganisation.HAIDIAN, "3562", 150, 9_000);
            return now;
        });
    }

    /** What an enterprise says of the year before; its size follows and is the one it is known by. */
    private static void figures(
            Wiring made, DemoOrganisation enterprise, String industry, long employees, long tenThousands) {
        var registrations = made.identity.registrations;
        var before = registrations.require(id(enterprise));
        var content = before.content();
        var figures = new Figures(Map.of(
                Measure.EMPLOYEES, employees,
                Measure.REVENUE, Money.ofYuan(tenThousands * 10_000).fen(),
                Measure.ASSETS, Money.ofYuan(tenThousands * 12_000).fen()));
        var said = YearFigures.of(made.identity.sizes, 2025, new IndustryClass(industry), figures);
        if (!said.size().equals(enterprise.sizeClass())) {
            throw new IllegalStateException("the figures of " + enterprise + " give another size");
        }
        var next = new Registration.Content(
                content.name(), content.kind(), content.identification(), content.divisionCode(), Optional.of(said));
        made.tx.run(now -> {
            registrations.save(new Registration(before.id(), next, before.standing(), before.version() + 1), now);
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
