package org.penglai.patent.pg;

import static java.util.stream.Collectors.toSet;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.FrontPage;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.Register;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;
import org.penglai.patent.WrittenFrontPage;
import org.penglai.platform.json.Json;

/** How patents, owners and events stand in rows: writing them, and reading them back. */
final class PatentRows {

    private PatentRows() {}

    /** Number, bibliography and version, in the order of both statements. */
    static Tuple bibliography(Patent patent) {
        var about = patent.bibliography();
        return Tuple.tuple()
                .addString(patent.number().canonical())
                .addString(about.title().zh())
                .addString(about.title().en())
                .addString(about.abstractText().zh())
                .addString(about.abstractText().en())
                .addArrayOfString(about.ipc().stream().map(IpcSymbol::full).toArray(String[]::new))
                .addValue(about.locarno().map(LocarnoClass::symbol).orElse(null))
                .addValue(about.industry().map(Industry::name).orElse(null))
                .addArrayOfString(about.inventors().toArray(String[]::new))
                .addJsonObject(new JsonObject(Json.write(WrittenFrontPage.of(about.frontPage()))))
                .addArrayOfString(publications(about.frontPage()).toArray(String[]::new))
                .addArrayOfString(
                        about.flags().stream().sorted().map(PatentFlag::name).toArray(String[]::new))
                .addInteger(patent.version());
    }

    /** Digits of the publication numbers, each once. */
    static List<String> publications(FrontPage page) {
        return page.publications().stream()
                .map(one -> one.number().digits())
                .distinct()
                .toList();
    }

    static Tuple row(Patent patent, RegisterEvent event) {
        return Tuple.of(
                patent.number().canonical(),
                event.kind().name(),
                event.date(),
                event.source(),
                JsonObject.mapFrom(event.details()));
    }

    static ApplicationNumber number(Row row) {
        return ApplicationNumber.parse(row.getString("number"));
    }

    static Patent patent(Row row, List<Owner> owners, Register register) {
        var bibliography = new Bibliography(
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                Bilingual.of(row.getString("abstract_zh"), row.getString("abstract_en")),
                List.of(row.getArrayOfStrings("ipc")).stream()
                        .map(IpcSymbol::parse)
                        .toList(),
                Optional.ofNullable(row.getString("locarno")).map(LocarnoClass::new),
                Optional.ofNullable(row.getString("industry")).map(Industry::valueOf),
                List.of(row.getArrayOfStrings("inventors")),
                frontPage(row.getJsonObject("front_page")),
                List.of(row.getArrayOfStrings("flags")).stream()
                        .map(PatentFlag::valueOf)
                        .collect(toSet()));
        return new Patent(
                number(row),
                bibliography,
                row.getLocalDate("filing_date"),
                owners,
                register,
                row.getInteger("version"),
                Optional.of(LegalDays.of(
                        row.get(OffsetDateTime.class, "registered_at").toInstant())));
    }

    /** What was stored had been read before, so nothing in it can be wrong. */
    static FrontPage frontPage(JsonObject stored) {
        if (stored.isEmpty()) {
            return FrontPage.NONE;
        }
        var wrong = Refusal.invalid("patent.invalid");
        var page = Json.read(stored.encode(), WrittenFrontPage.class).read(wrong, "");
        if (!wrong.violations().isEmpty()) {
            throw new IllegalStateException("a stored front page cannot be read: " + wrong.violations());
        }
        return page;
    }

    static Owner owner(Row row) {
        var numerator = row.getLong("share_numerator");
        return new Owner(
                row.getString("name"),
                Optional.ofNullable(row.getString("uscc")).map(SocialCreditCode::new),
                Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new),
                numerator == null
                        ? Optional.empty()
                        : Optional.of(new Share(numerator, row.getLong("share_denominator"))));
    }

    static RegisterEvent event(Row row) {
        var details = new LinkedHashMap<String, String>();
        row.getJsonObject("details").forEach(detail -> details.put(detail.getKey(), (String) detail.getValue()));
        return new RegisterEvent(
                EventKind.valueOf(row.getString("kind")), row.getLocalDate("date"), row.getString("source"), details);
    }
}
