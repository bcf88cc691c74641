package org.penglai.patent;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;

/** Invented patents for tests. */
public final class PatentSamples {

    /** The organisation that owns the samples. */
    public static final OrganisationId UNIVERSITY =
            new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    /** An organisation that owns none of them. */
    public static final OrganisationId STRANGER =
            new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000002"));

    private PatentSamples() {}

    /** A patentee's member of the organisation. */
    public static Actor member(OrganisationId organisation) {
        return new Actor("somebody", "某人", organisation, Set.of(Role.PATENTEE));
    }

    /** An invention filed 2021-02-01 and granted 2023-03-14. */
    public static Patent granted() {
        return granted("202110123456", LocalDate.parse("2021-02-01"));
    }

    /** A patent of that number and filing day, granted by 2023-03-14 at the latest. */
    public static Patent granted(String digits, LocalDate filed) {
        var grant = LocalDate.parse("2023-03-14");
        return filedOn(digits, filed).with(event(EventKind.GRANT, grant.toString(), Map.of()));
    }

    /** The same with those flags. */
    public static Patent flagged(Patent patent, Set<PatentFlag> flags) {
        var about = patent.bibliography();
        return patent.described(new Bibliography(
                about.title(),
                about.abstractText(),
                about.ipc(),
                about.locarno(),
                about.industry(),
                about.inventors(),
                about.frontPage(),
                flags));
    }

    /** An application of that number, not granted. */
    public static Patent filedOn(String digits, LocalDate filed) {
        var bibliography = new Bibliography(
                Bilingual.of("一种锂电池隔膜", "A lithium battery separator"),
                Bilingual.of("", ""),
                List.of(IpcSymbol.parse("H01M 10/0525")),
                Optional.empty(),
                Optional.of(Industry.CLEAN_ENERGY),
                List.of("张三"));
        var owner = new Owner("蓬莱湾大学", Optional.empty(), Optional.of(UNIVERSITY), Optional.empty());
        var register = new Register(List.of(event(EventKind.FILING, filed.toString(), Map.of())));
        return new Patent(new ApplicationNumber(digits), bibliography, filed, List.of(owner), register, 1);
    }

    public static RegisterEvent event(EventKind kind, String date, Map<String, String> details) {
        return new RegisterEvent(kind, LocalDate.parse(date), "register extract", details);
    }
}
