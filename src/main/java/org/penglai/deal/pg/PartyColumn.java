package org.penglai.deal.pg;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.penglai.deal.Party;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/** One side of a deal as a JSON column. */
final class PartyColumn {

    private PartyColumn() {}

    static JsonObject write(Party party) {
        var column = new JsonObject()
                .put("organisation", party.organisation().toString())
                .put("nameZh", party.name().zh())
                .put("nameEn", party.name().en())
                .put("kind", party.kind().name())
                .put("divisionCode", party.divisionCode())
                .put("local", party.local())
                .put("invented", party.invented());
        party.uscc().ifPresent(code -> column.put("uscc", code));
        party.sizeClass().ifPresent(size -> column.put("sizeClass", size.name()));
        return column;
    }

    static Party read(JsonObject column) {
        return new Party(
                new OrganisationId(UUID.fromString(column.getString("organisation"))),
                Bilingual.of(column.getString("nameZh"), column.getString("nameEn")),
                OrganisationKind.valueOf(column.getString("kind")),
                Optional.ofNullable(column.getString("uscc")),
                column.getString("divisionCode"),
                column.getBoolean("local"),
                Optional.ofNullable(column.getString("sizeClass")).map(SizeClass::valueOf),
                column.getBoolean("invented"));
    }
}
