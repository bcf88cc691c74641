package org.penglai.app;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.FrontPage;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.OwnerClaim;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.PatentKind;
import org.penglai.patent.PublicationNumber;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Registering;
import org.penglai.patent.Share;
import org.penglai.platform.json.Json;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;

/** Enters the invented patents of the data files, each with the register events that its status follows from. */
final class DemoPatents {

    private static final String SOURCE = "演示登记簿摘录（虚构）";

    /** From this day on numbers have nine digits, and from that one on the letters of today. */
    private static final LocalDate NINE_DIGITS = LocalDate.of(2007, 9, 1);

    private static final LocalDate NEW_LETTERS = LocalDate.of(2010, 4, 7);

    /** The demo's day. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final Map<String, String> RESTORATION_ASKED = Map.of(RegisterEvent.STAGE, RegisterEvent.REQUESTED);

    /** Serial of the secret application. */
    private static final int SECRET = 9001606;

    private final Wiring made;

    DemoPatents(Wiring made) {
        this.made = made;
    }

    /** One line of a data file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            int serial,
            PatentKind kind,
            LocalDate filed,
            @Nullable LocalDate granted,
            String titleZh,
            String titleEn,
            String abstractZh,
            String abstractEn,
            List<String> ipc,
            @Nullable String locarno,
            Industry industry,
            String owner,
            @Nullable String coOwner,
            List<String> inventors,
            List<String> applicationFields,
            List<String> products,
            int trl,
            String status,
            Map<String, String> benefit) {

        /** Filing year, type digit and serial: the check digit follows from them. */
        ApplicationNumber number() {
            var type = switch (kind) {
                case INVENTION -> 1;
                case UTILITY_MODEL -> 2;
                case DESIGN -> 3;
            };
            return ApplicationNumber.parse("%d%d%07d".formatted(filed.getYear(), type, serial));
        }

        /** Whether nothing in the register or among the owners stands against offering it. */
        boolean isUnencumbered() {
            return coOwner == null
                    && (status.equals("IN_FORCE") || status.equals("PLEDGED_CONSENTED"))
                    && (kind == PatentKind.INVENTION || serial % 5 != 0);
        }

        boolean isOwnedBy(DemoUsers user) {
            return owner.equals(user.username());
        }
    }

    /** The lines of all industries, in the order of the files. */
    static List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var industry : Industry.values()) {
            var name =
                    "demo/patents/" + industry.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jsonl";
            try (var in = DemoPatents.class.getClassLoader().getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("demo data are missing: " + name);
                }
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> Json.read(line, Line.class))
                        .forEach(lines::add);
            } catch (IOException unreadable) {
                throw new IllegalStateException("demo data cannot be read: " + name, unreadable);
            }
        }
        return List.copyOf(lines);
    }

    /** The person as the platform knows it. */
    static Actor actor(DemoUsers user) {
        return new Actor(
                user.subject().toString(), user.displayName(), DemoParties.id(user.organisation()), user.roles());
    }

    void enter(Line line) {
        made.registering.register(
                actor(DemoUsers.OPERATOR_A),
                new Registering.Entered(
                        line.number(),
                        bibliography(line),
                        line.filed(),
                        Optional.ofNullable(line.granted()),
                        owners(line)));
        events(line).forEach(event -> made.registering.record(line.number(), event));
    }

    /** The first application of the university in the files is a secret one: nobody else can see it. */
    private static boolean isSecret(Line line) {
        return line.granted() == null && line.isOwnedBy(DemoUsers.YANTAI_UNIVERSITY) && line.serial() == SECRET;
    }

    /** Of a few the owner has chosen no industry, so that the classification proposes one. */
    private static boolean isUnchosen(Line line) {
        return line.serial() % 20 == 13;
    }

    private static Set<PatentFlag> flags(Line line) {
        return isSecret(line)
                ? Set.of(PatentFlag.SECRET)
                : line.serial() % 7 == 3 ? Set.of(PatentFlag.STATE_FUNDED) : Set.of();
    }

    /** Publications with the letters of their days, under invented numbers. */
    private static FrontPage frontPage(Line line) {
        var digits = "%d%08d".formatted(line.kind().ordinal() + 1, line.serial());
        var publications = new ArrayList<FrontPage.Publication>();
        var laidOpen = line.filed().plusMonths(18);
        var granted = Optional.ofNullable(line.granted());
        if (line.kind() == PatentKind.INVENTION
                && !laidOpen.isBefore(NINE_DIGITS)
                && !laidOpen.isAfter(granted.orElse(DAY))) {
            publications.add(new FrontPage.Publication(new PublicationNumber(digits, "A"), laidOpen));
        }
        granted.filter(grant -> !grant.isBefore(NEW_LETTERS))
                .ifPresent(grant -> publications.add(new FrontPage.Publication(
                        new PublicationNumber(
                                digits, List.of("B", "U", "S").get(line.kind().ordinal())),
                        grant)));
        return new FrontPage(
                publications,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                line.serial() % 3 == 0
                        ? Optional.of(new FrontPage.Agent("半岛知产服务（虚构）", "", List.of()))
                        : Optional.empty(),
                List.of());
    }

    private static Bibliography bibliography(Line line) {
        return new Bibliography(
                Bilingual.of(line.titleZh(), line.titleEn()),
                Bilingual.of(line.abstractZh(), line.abstractEn()),
                line.ipc().stream().map(IpcSymbol::parse).toList(),
                Optional.ofNullable(line.locarno()).map(LocarnoClass::parse),
                isUnchosen(line) ? Optional.empty() : Optional.of(line.industry()),
                line.inventors(),
                frontPage(line),
                flags(line));
    }

    private static List<OwnerClaim> owners(Line line) {
        if (line.coOwner() == null) {
            return List.of(claim(line.owner(), Optional.empty()));
        }
        return List.of(
                claim(line.owner(), Optional.of(new Share(3, 5))), claim(line.coOwner(), Optional.of(new Share(2, 5))));
    }

    /** The demo's own organisations by their credit code; invented others by name only. */
    private static OwnerClaim claim(String owner, Optional<Share> share) {
        if (owner.startsWith("other:")) {
            var name = owner.substring("other:".length());
            return new OwnerClaim(
                    name.contains("|") ? name.substring(0, name.indexOf('|')) : name, Optional.empty(), share);
        }
        var organisation = owner.equals(DemoUsers.YANTAI_UNIVERSITY.username())
                ? DemoOrganisation.UNIVERSITY
                : DemoOrganisation.INSTITUTE;
        return new OwnerClaim(organisation.label().zh(), Optional.of(DemoParties.code(organisation)), share);
    }

    private static List<RegisterEvent> events(Line line) {
        var events = new ArrayList<RegisterEvent>();
        var granted = Optional.ofNullable(line.granted());
        // those that are never offered have no payment on record: their due days come as they come
        granted.filter(grant -> line.status().matches("IN_FORCE|PLEDGED.*|PRESERVED|DISPUTED|EXCLUSIVE"))
                .filter(grant -> line.serial() % 10 != 9)
                .ifPresent(grant -> events.add(event(
                        EventKind.ANNUITY_PAID,
                        LocalDate.of(2026, 9, 1),
                        Map.of(RegisterEvent.UNTIL, paidUntil(line)))));
        granted.filter(grant -> line.kind() != PatentKind.INVENTION && line.serial() % 5 != 0)
                .filter(grant -> line.status().equals("IN_FORCE"))
                .ifPresent(grant -> events.add(event(
                        EventKind.EVALUATION_REPORT,
                        grant.plusMonths(3),
                        Map.of(
                                RegisterEvent.CONCLUSION,
                                RegisterEvent.POSITIVE,
                                RegisterEvent.NUMBER,
                                "PJ" + line.serial()))));
        granted.ifPresent(grant -> events.addAll(byStatus(line, grant)));
        return events;
    }

    private static List<RegisterEvent> byStatus(Line line, LocalDate grant) {
        var number = Map.of(RegisterEvent.NUMBER, "Y" + line.serial());
        var later = grant.plusMonths(14).isAfter(LocalDate.of(2026, 10, 1))
                ? LocalDate.of(2026, 10, 1)
                : grant.plusMonths(14);
        return switch (line.status()) {
            case "LAPSED_ANNUITY" ->
                line.serial() % 3 == 0
                        ? List.of(
                                event(EventKind.LAPSE, later, Map.of()),
                                event(EventKind.RESTORATION, later.plusDays(30), RESTORATION_ASKED))
                        : List.of(
                                event(EventKind.ANNUITY_UNPAID, later, Map.of()),
                                event(EventKind.LAPSE, later, Map.of()));
            case "ABANDONED" -> List.of(event(EventKind.ABANDONMENT, later, Map.of()));
            case "EXPIRED" ->
                List.of(event(
                        EventKind.EXPIRY, line.filed().plusYears(line.kind().termYears(line.filed())), Map.of()));
            case "INVALIDATED" -> List.of(event(EventKind.INVALIDATION, later, Map.of()));
            case "PLEDGED" ->
                List.of(event(
                        EventKind.PLEDGE,
                        later,
                        Map.of(RegisterEvent.NUMBER, "Y" + line.serial(), "pledgee", "胶东银行（虚构）")));
            case "PLEDGED_CONSENTED" ->
                List.of(event(EventKind.PLEDGE, later, number), event(EventKind.PLEDGE_CONSENT, later, number));
            case "PRESERVED" -> List.of(event(EventKind.PRESERVATION, later, number));
            case "DISPUTED" ->
                List.of(event(
                        EventKind.OWNERSHIP_DISPUTE,
                        later,
                        Map.of(RegisterEvent.NUMBER, "Y" + line.serial(), RegisterEvent.UNTIL, "2028-12-31")));
            case "EXCLUSIVE" -> List.of(event(EventKind.EXCLUSIVE_LICENCE, later, number));
            case "GRACE" -> List.of(event(EventKind.ANNUITY_UNPAID, LocalDate.of(2026, 9, 20), Map.of()));
            default -> List.of();
        };
    }

    /** The end of the patent year that runs on the demo's day. */
    private static String paidUntil(Line line) {
        var next = line.filed().withYear(2027);
        return next.isAfter(LocalDate.of(2027, 6, 30))
                ? next.toString()
                : next.withYear(2028).toString();
    }

    private static RegisterEvent event(EventKind kind, LocalDate date, Map<String, String> details) {
        return new RegisterEvent(kind, date, SOURCE, details);
    }
}
