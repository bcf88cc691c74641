package org.penglai.bench;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Every row that one transaction of the house wrote, found by its number, so that a baseline writes just as much: the same
 * tables, columns and sizes, whatever the house comes to write.
 */
record Written(UUID deal, UUID listing, UUID licensor, UUID licensee, List<Template> templates) {

    /** Debts hang on the number that the database gives to their event; nobody would pay them here. */
    private static final Set<String> LEFT_OUT = Set.of("outbox_delivery");

    private static final String DEAL =
            "SELECT xmin::text AS transaction, listing_id, licensor_id, licensee_id FROM deal WHERE id = $1";

    private static final String TABLES = """
            SELECT relname AS name
              FROM pg_class
             WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
             ORDER BY oid""";

    /** Columns whose values the database makes are left to it. */
    private static final String COLUMNS = """
            SELECT attname AS name
              FROM pg_attribute
             WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
               AND attidentity = '' AND attgenerated = ''
             ORDER BY attnum""";

    /** One row as it was written. */
    record Template(String table, List<String> columns, List<Object> values) {
        String sql() {
            var places = IntStream.rangeClosed(1, columns.size())
                    .mapToObj(number -> "$" + number)
                    .collect(Collectors.joining(", "));
            return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + places + ")";
        }
    }

    /** A row to write. */
    record Insert(String sql, Tuple values) {}

    static Future<Written> by(Pool pool, UUID id) {
        return pool.preparedQuery(DEAL)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next())
                .compose(deal -> templates(pool, deal.getString("transaction"))
                        .map(templates -> new Written(
                                id,
                                deal.getUUID("listing_id"),
                                deal.getUUID("licensor_id"),
                                deal.getUUID("licensee_id"),
                                templates)));
    }

    private static Future<List<Template>> templates(Pool pool, String transaction) {
        return names(pool, TABLES, Tuple.tuple()).compose(tables -> {
            var found = tables.stream()
                    .filter(table -> !LEFT_OUT.contains(table))
                    .map(table -> rows(pool, table, transaction))
                    .toList();
            return Future.all(found)
                    .map(all ->
                            found.stream().flatMap(one -> one.result().stream()).toList());
        });
    }

    private static Future<List<Template>> rows(Pool pool, String table, String transaction) {
        return names(pool, COLUMNS, Tuple.of(table))
                .compose(columns -> pool.preparedQuery(
                                "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE xmin::text = $1")
                        .execute(Tuple.of(transaction))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new Template(table, columns, values(row)))
                                .toList()));
    }

    private static Future<List<String>> names(Pool pool, String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .toList());
    }

    private static List<Object> values(Row row) {
        var values = new ArrayList<Object>();
        for (int column = 0; column < row.size(); column++) {
            values.add(row.getValue(column));
        }
        return values;
    }

    /** The names of the tables written to, as often as rows were written. */
    String summary() {
        return templates.stream().map(Template::table).collect(Collectors.joining(", "));
    }

    /** The same rows with keys of their own. */
    List<Insert> anew(UUID newListing, UUID newLicensee) {
        var newDeal = UUID.randomUUID();
        return templates.stream()
                .map(template -> {
                    var values = Tuple.tuple();
                    for (int column = 0; column < template.columns().size(); column++) {
                        var value = template.values().get(column);
                        if (deal.equals(value)) {
                            values.addValue(newDeal);
                        } else if (listing.equals(value)) {
                            values.addValue(newListing);
                        } else if (licensee.equals(value)) {
                            values.addValue(newLicensee);
                        } else if (template.columns().get(column).equals("id")) {
                            values.addValue(UUID.randomUUID());
                        } else if (template.columns().get(column).equals("key")) {
                            values.addValue(UUID.randomUUID().toString());
                        } else {
                            values.addValue(value);
                        }
                    }
                    return new Insert(template.sql(), values);
                })
                .toList();
    }
}
