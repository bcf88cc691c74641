package org.penglai.discovery.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcShelf;
import org.penglai.kernel.Bilingual;
import org.penglai.platform.pg.Pg;

/** {@link IpcShelf} in the tables {@code ipc_edition} and {@code ipc_entry}. */
public final class IpcShelfPg implements IpcShelf {

    private static final String STAMP =
            "SELECT coalesce(max(imported_at)::text, '') || '/' || count(*) AS stamp FROM ipc_edition";

    private static final String ALL = """
            SELECT edition, symbol, depth, title_zh, title_en, successors
              FROM ipc_entry
             ORDER BY edition, symbol""";

    private static final String PUT = """
            INSERT INTO ipc_entry AS old (edition, symbol, depth, title_zh, title_en, successors)
            SELECT edition, symbol, depth, title_zh, title_en, string_to_array(successors, '|')
              FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[])
                AS new (edition, symbol, depth, title_zh, title_en, successors)
                ON CONFLICT (edition, symbol) DO UPDATE
               SET depth = excluded.depth,
                   title_zh = coalesce(nullif(excluded.title_zh, ''), old.title_zh),
                   title_en = coalesce(nullif(excluded.title_en, ''), old.title_en),
                   successors = excluded.successors
             WHERE (old.depth, old.title_zh, old.title_en, old.successors)
                   IS DISTINCT FROM
                   (excluded.depth, coalesce(nullif(excluded.title_zh, ''), old.title_zh),
                    coalesce(nullif(excluded.title_en, ''), old.title_en), excluded.successors)
            RETURNING xmax = 0 AS is_new""";

    private static final String IMPORTED = """
            INSERT INTO ipc_edition (edition, imported_at)
            VALUES ($1, penglai_now())
                ON CONFLICT (edition) DO UPDATE SET imported_at = excluded.imported_at""";

    private final Pg pg;

    public IpcShelfPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public String stamp() {
        return pg.one(STAMP, Tuple.tuple(), row -> row.getString("stamp")).orElse("");
    }

    @Override
    public List<IpcEntry> all() {
        return pg.list(ALL, Tuple.tuple(), IpcShelfPg::entry);
    }

    @Override
    public Written put(List<IpcEntry> entries) {
        var once = new LinkedHashMap<String, IpcEntry>(); // one statement may write a row once only
        entries.forEach(entry -> once.put(entry.edition() + "/" + entry.key(), entry));
        var all = List.copyOf(once.values());
        var arguments = Tuple.tuple()
                .addArrayOfString(all.stream().map(IpcEntry::edition).toArray(String[]::new))
                .addArrayOfString(all.stream().map(entry -> entry.key().value()).toArray(String[]::new))
                .addArrayOfShort(
                        all.stream().map(entry -> (short) entry.depth()).toArray(Short[]::new))
                .addArrayOfString(all.stream().map(entry -> entry.title().zh()).toArray(String[]::new))
                .addArrayOfString(all.stream().map(entry -> entry.title().en()).toArray(String[]::new))
                .addArrayOfString(all.stream()
                        .map(entry -> String.join("|", entry.replacedBy()))
                        .toArray(String[]::new));
        var written = pg.list(PUT, arguments, row -> row.getBoolean("is_new"));
        var added = (int) written.stream().filter(isNew -> isNew).count();
        return new Written(added, written.size() - added);
    }

    @Override
    public void imported(String edition) {
        pg.execute(IMPORTED, Tuple.of(edition));
    }

    private static IpcEntry entry(Row row) {
        return new IpcEntry(
                new IpcKey(row.getString("symbol")),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("edition"),
                row.getShort("depth"),
                List.of(row.getArrayOfStrings("successors")));
    }
}
