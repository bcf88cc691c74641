package org.penglai.patentimport;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.CpcSymbol;
import org.penglai.patent.EventKind;
import org.penglai.patent.FrontPage;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.Loading;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.Share;

/** A patent as a row of a file: what is written so is read again as the same. */
public final class PatentRow {

    private PatentRow() {}

    /** The values by column, without empty ones. */
    public static Map<Column, List<String>> of(Patent patent) {
        var row = new EnumMap<Column, List<String>>(Column.class);
        var about = patent.bibliography();
        put(row, Column.APPLICATION_NUMBER, patent.number().canonical());
        put(row, Column.TITLE_ZH, about.title().zh());
        put(row, Column.TITLE_EN, about.title().en());
        put(row, Column.ABSTRACT_ZH, about.abstractText().zh());
        put(row, Column.ABSTRACT_EN, about.abstractText().en());
        putAll(row, Column.IPC, about.ipc().stream().map(IpcSymbol::toString).toList());
        put(row, Column.LOCARNO, about.locarno().map(LocarnoClass::symbol).orElse(""));
        put(
                row,
                Column.INDUSTRY,
                about.industry().map(known -> known.label().zh()).orElse(""));
        put(row, Column.FILING_DATE, isFilingKnown(patent) ? patent.filingDate().toString() : "");
        put(row, Column.PUBLICATION_DATE, day(patent, EventKind.PUBLICATION));
        put(row, Column.GRANT_DATE, day(patent, EventKind.GRANT));
        putAll(
                row,
                Column.OWNERS,
                patent.owners().stream().map(PatentRow::owner).toList());
        putAll(row, Column.INVENTORS, about.inventors());
        putFrontPage(row, about.frontPage());
        return row;
    }

    private static void putFrontPage(Map<Column, List<String>> row, FrontPage page) {
        putAll(row, Column.PUBLICATION_NUMBER, publications(page, false));
        putAll(row, Column.GRANT_NUMBER, publications(page, true));
        putAll(row, Column.CPC, page.cpc().stream().map(CpcSymbol::toString).toList());
        putAll(
                row,
                Column.PRIORITIES,
                page.priorities().stream()
                        .map(one -> one.office() + "|" + one.number() + "|" + one.date())
                        .toList());
        page.agent().ifPresent(agent -> {
            put(row, Column.AGENT, agent.code().isEmpty() ? agent.agency() : agent.agency() + "|" + agent.code());
            putAll(row, Column.ATTORNEYS, agent.attorneys());
        });
    }

    /** Announcements of grant and of what was left of one in one column, applications laid open in the other. */
    private static List<String> publications(FrontPage page, boolean grants) {
        return page.publications().stream()
                .filter(one -> grants
                        == one.kind()
                                .filter(kind -> kind.isGrant() || kind.isAfterInvalidation())
                                .isPresent())
                .map(one -> one.number().printed() + "|" + one.date())
                .toList();
    }

    private static boolean isFilingKnown(Patent patent) {
        return patent.register().events().stream()
                .filter(event -> event.kind() == EventKind.FILING)
                .noneMatch(event -> event.source().equals(Loading.ASSUMED_FROM_NUMBER));
    }

    private static String day(Patent patent, EventKind kind) {
        return patent.register().events().stream()
                .filter(event -> event.kind() == kind)
                .reduce((earlier, later) -> later)
                .map(event -> event.date().toString())
                .orElse("");
    }

    private static String owner(Owner owner) {
        var parts = Stream.of(
                Optional.of(owner.name()),
                owner.creditCode().map(SocialCreditCode::value),
                owner.share().map(Share::toString));
        return parts.map(part -> part.orElse(""))
                .collect(Collectors.joining("|"))
                .replaceAll("\\|+$", "");
    }

    private static void put(Map<Column, List<String>> row, Column column, String value) {
        if (!value.isEmpty()) {
            row.put(column, List.of(value));
        }
    }

    private static void putAll(Map<Column, List<String>> row, Column column, List<String> values) {
        if (!values.isEmpty()) {
            row.put(column, values);
        }
    }
}
