package org.penglai.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.identity.Bar;
import org.penglai.identity.Barring;
import org.penglai.identity.Figures;
import org.penglai.identity.Identification.OtherId;
import org.penglai.identity.Invitation;
import org.penglai.identity.Measure;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Proof;
import org.penglai.identity.Registration;
import org.penglai.identity.Said;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.MadeCodes;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Role;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;

/** Invented organisations that register themselves: one in each state, with documents, invitations and bars. */
final class DemoRegistrations {

    private static final Said.Other NO_OTHER = new Said.Other(Optional.empty(), "", "");
    private static final Actor OPERATOR = DemoPatents.actor(DemoUsers.OPERATOR_A);

    private final Wiring made;
    private final DemoClock clock;
    private int serial;

    DemoRegistrations(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void register() {
        LocalDate today = made.tx.run(LegalDays::of);
        var pending = register(enterprise("黄渤海智能装备（演示）", "370676", "3491", 45, 1_800, today));
        document(pending, Proof.Kind.BUSINESS_LICENCE, today.minusYears(1));
        document(pending, Proof.Kind.ANNUAL_FIGURES, today.minusDays(20));
        clock.on(today.minusDays(14), () -> register(enterprise("龙口轻合金（演示）", "370681", "3252", 320, 16_000, today)));
        decide(
                register(enterprise("招远黄金助剂（演示）", "370685", "2661", 9, 180, today)),
                Registration.Decision.REJECTED,
                "营业执照上的名称与登记名称不一致，请更正后重新申请。");
        verified(today);
        lapsed(today);
        register(individual());
        register(foreign());
        made.pg.execute("UPDATE organisation SET invented = true WHERE NOT invented", io.vertx.sqlclient.Tuple.tuple());
    }

    private void verified(LocalDate today) {
        var firm = clock.on(today.minusDays(90), () -> {
            var fresh = register(enterprise("海阳风电运维（演示）", "370687", "4415", 60, 2_400, today));
            document(fresh, Proof.Kind.BUSINESS_LICENCE, today.minusYears(3));
            decide(fresh, Registration.Decision.VERIFIED, "");
            return fresh;
        });
        // it has grown: what it said before stays on record
        var administrator = administrator(firm);
        made.identity.enrolling.edit(
                administrator,
                firm.id,
                made.identity.registrations.require(firm.id).version(),
                enterprise("海阳风电运维（演示）", "370687", "4415", 340, 24_000, today, serial(firm)));
        decide(firm, Registration.Decision.VERIFIED, "已核对年度数据证明。");
        invitations(firm, today);
        bars(firm, today);
    }

    private void lapsed(LocalDate today) {
        clock.on(today.minusDays(400), () -> {
            var firm = register(enterprise("莱阳果蔬加工（演示）", "370682", "1373", 130, 5_200, today.minusDays(400)));
            decide(firm, Registration.Decision.VERIFIED, "");
            return firm;
        });
    }

    private void invitations(Made firm, LocalDate today) {
        var administrator = administrator(firm);
        var staffing = made.identity.staffing;
        clock.on(today.minusDays(30), () -> staffing.invite(administrator, firm.id, wanted("上月的邀请")));
        var used = staffing.invite(administrator, firm.id, wanted("知识产权专员"));
        staffing.join(new Person(subject(900), "演示成员乙"), used.id(), "");
        var withdrawn = staffing.invite(administrator, firm.id, wanted("发错的邀请"));
        staffing.revoke(administrator, firm.id, withdrawn.id());
        staffing.invite(administrator, firm.id, wanted("财务处"));
    }

    private void bars(Made firm, LocalDate today) {
        bar(firm, Bar.Ground.CREDIT_RECORD, "演示信用公示〔2026〕1号", today.minusDays(40), Optional.of(today.plusYears(1)));
        bar(firm, Bar.Ground.CLAWBACK_BAN, "演示追回决定〔2025〕3号", today.minusDays(200), Optional.empty());
        var over = bar(firm, Bar.Ground.BIDDING_DEFAULT, "演示竞价公告第 7 号", today.minusDays(60), Optional.empty());
        made.identity.barring.lift(OPERATOR, firm.id, over.id(), "已付清差额。");
    }

    private Bar bar(Made firm, Bar.Ground ground, String source, LocalDate from, Optional<LocalDate> until) {
        var statement = new Bar.Statement(source, "演示数据：" + source + "所载事项。");
        return made.identity.barring.bar(OPERATOR, firm.id, new Barring.Entered(ground, statement, from, until));
    }

    /** What was registered, and by whom. */
    private record Made(OrganisationId id, Person person, int serial) {}

    private Made register(Said said) {
        serial++;
        var person = new Person(subject(serial), "演示登记人" + serial);
        return new Made(made.identity.enrolling.register(person, "", said).id(), person, serial);
    }

    private static int serial(Made firm) {
        return firm.serial;
    }

    private void decide(Made firm, Registration.Decision decision, String note) {
        made.identity.verifying.decide(OPERATOR, firm.id, decision, note);
    }

    private static Actor administrator(Made firm) {
        return new Actor(firm.person.subject(), firm.person.name(), firm.id, Set.of(Role.ACQUIRER));
    }

    private void document(Made firm, Proof.Kind kind, LocalDate issuedOn) {
        try {
            var file = Files.createTempFile("demo", ".pdf");
            Files.write(file, SampleFiles.pdf(kind + " " + firm.id));
            made.identity.proving.add(
                    administrator(firm), firm.id, new Proof.Description(kind, "演示-" + firm.serial, issuedOn), file);
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static Invitation.Wanted wanted(String purpose) {
        return new Invitation.Wanted(purpose, Set.of(Role.ACQUIRER), /* administrator= */ false);
    }

    private static String subject(int number) {
        return new UUID(0xD0D0_0000_0000_4000L, 0x8000_0000_0000_0000L + number).toString();
    }

    private Said enterprise(
            String name, String division, String industry, long employees, long tenThousands, LocalDate today) {
        return enterprise(name, division, industry, employees, tenThousands, today, serial + 1);
    }

    private static Said enterprise(
            String name,
            String division,
            String industry,
            long employees,
            long tenThousands,
            LocalDate today,
            int number) {
        var figures = new Figures(Map.of(
                Measure.EMPLOYEES,
                employees,
                Measure.REVENUE,
                Money.ofYuan(tenThousands * 10_000).fen()));
        return new Said(
                name,
                "",
                Optional.of(OrganisationKind.ENTERPRISE),
                MadeCodes.uscc("91", division, 98_000_000 + number).value(),
                NO_OTHER,
                division,
                new Said.Yearly(industry, Optional.of(today.getYear() - 1), figures));
    }

    private static Said individual() {
        return new Said(
                "演示发明人",
                "",
                Optional.of(OrganisationKind.INDIVIDUAL),
                "",
                new Said.Other(Optional.of(OtherId.Kind.PASSPORT), "E00000001", "CN"),
                "370613",
                new Said.Yearly("", Optional.empty(), Figures.NONE));
    }

    private static Said foreign() {
        return new Said(
                "演示海外研究所",
                "Demo Overseas Institute",
                Optional.of(OrganisationKind.FOREIGN),
                "",
                new Said.Other(Optional.of(OtherId.Kind.FOREIGN_REGISTRATION), "HRB-000001", "DE"),
                "",
                new Said.Yearly("", Optional.empty(), Figures.NONE));
    }
}
