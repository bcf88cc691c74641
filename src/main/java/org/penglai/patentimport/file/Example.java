package org.penglai.patentimport.file;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.patentimport.Column;

/** An invented patent that shows what a row looks like, and how rows become objects. */
final class Example {

    static final Map<Column, List<String>> ROW = Map.of(
            Column.APPLICATION_NUMBER, List.of("202110123456.7"),
            Column.TITLE_ZH, List.of("示例：一种锂离子电池隔膜"),
            Column.TITLE_EN, List.of("Example: a separator for lithium-ion batteries"),
            Column.ABSTRACT_ZH, List.of("示例行，填写时请删除。"),
            Column.IPC, List.of("H01M 50/409", "H01M 10/0525"),
            Column.FILING_DATE, List.of("2021-01-29"),
            Column.GRANT_DATE, List.of("2023-06-02"),
            Column.OWNERS, List.of("示例大学||2/3", "示例公司|91370600123456788T|1/3"),
            Column.INVENTORS, List.of("张三", "李四"));

    /** A row with every column, for the example that a format without headings needs. */
    static final Map<Column, List<String>> FULL = full();

    private static Map<Column, List<String>> full() {
        var full = new EnumMap<Column, List<String>>(ROW);
        full.put(Column.PUBLICATION_DATE, List.of("2021-07-30"));
        full.put(Column.PUBLICATION_NUMBER, List.of("CN113123456A"));
        full.put(Column.GRANT_NUMBER, List.of("CN113123456B"));
        full.put(Column.CPC, List.of("H01M 50/409", "Y02E 60/10"));
        full.put(Column.PRIORITIES, List.of("CN|202010123456.2|2020-02-03"));
        full.put(Column.AGENT, List.of("示例专利代理有限公司|37000"));
        full.put(Column.ATTORNEYS, List.of("王五"));
        return full;
    }

    private Example() {}

    /** The row as an object: lists where there may be several, owners with their parts. */
    static Map<String, Object> fields(Map<Column, List<String>> row) {
        var object = new LinkedHashMap<String, Object>();
        for (var column : Column.values()) {
            var values = row.getOrDefault(column, List.of());
            if (!values.isEmpty()) {
                object.put(column.field(), field(column, values));
            }
        }
        return object;
    }

    private static Object field(Column column, List<String> values) {
        return switch (column) {
            case IPC, INVENTORS, CPC, ATTORNEYS, PUBLICATION_NUMBER, GRANT_NUMBER -> values;
            case OWNERS ->
                values.stream().map(one -> parts(one, "name", "uscc", "share")).toList();
            case PRIORITIES ->
                values.stream()
                        .map(one -> parts(one, "office", "number", "date"))
                        .toList();
            default -> String.join(" ", values);
        };
    }

    private static Map<String, String> parts(String written, String... names) {
        var parts = written.split("\\|", -1);
        var object = new LinkedHashMap<String, String>();
        for (int at = 0; at < Math.min(parts.length, names.length); at++) {
            if (!parts[at].isEmpty()) {
                object.put(names[at], parts[at]);
            }
        }
        return object;
    }
}
