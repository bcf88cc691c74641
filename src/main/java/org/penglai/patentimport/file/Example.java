package org.penglai.patentimport.file;

import java.util.ArrayList;
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
            case IPC, INVENTORS -> values;
            case OWNERS -> values.stream().map(Example::owner).toList();
            default -> String.join(" ", values);
        };
    }

    static Map<String, String> owner(String written) {
        var parts = new ArrayList<>(List.of(written.split("\\|", -1)));
        var owner = new LinkedHashMap<String, String>();
        var names = List.of("name", "uscc", "share");
        for (int at = 0; at < Math.min(parts.size(), names.size()); at++) {
            if (!parts.get(at).isEmpty()) {
                owner.put(names.get(at), parts.get(at));
            }
        }
        return owner;
    }
}
