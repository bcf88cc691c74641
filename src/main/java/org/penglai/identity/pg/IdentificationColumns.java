package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.penglai.identity.Identification;
import org.penglai.identity.Identification.OtherId;
import org.penglai.kernel.SocialCreditCode;

/** The four columns by which an organisation is told from others: a credit code, or a number with its kind and country. */
final class IdentificationColumns {

    private IdentificationColumns() {}

    static void add(Tuple tuple, Identification identification) {
        switch (identification) {
            case Identification.CreditCode(var code) ->
                tuple.addString(code.value()).addString(null).addString(null).addString(null);
            case OtherId(var kind, var number, var country) ->
                tuple.addString(null).addString(kind.name()).addString(number).addString(country);
        }
    }

    static Identification read(Row row) {
        var uscc = row.getString("uscc");
        return uscc != null
                ? new Identification.CreditCode(new SocialCreditCode(uscc))
                : new OtherId(
                        OtherId.Kind.valueOf(row.getString("other_id_kind")),
                        row.getString("other_id_number"),
                        row.getString("other_id_country"));
    }
}
