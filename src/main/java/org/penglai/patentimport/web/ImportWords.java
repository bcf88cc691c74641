package org.penglai.patentimport.web;

import java.util.EnumMap;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportWriters.Told;
import org.penglai.patentimport.RowFault;
import org.penglai.platform.http.Messages;

/** Faults in words: what is wrong, and what would be right. */
public final class ImportWords {

    private final Messages messages;

    ImportWords(Messages messages) {
        this.messages = messages;
    }

    /** The fault in that language. */
    public Told told(RowFault fault, Language language) {
        var right = "import.right." + fault.code();
        return new Told(
                fault,
                messages.text(language, "violation." + fault.code(), fault.facts()),
                messages.has(right) ? messages.text(language, right, fault.facts()) : "");
    }

    /** What each column means. */
    Map<Column, String> explained(Language language) {
        var explained = new EnumMap<Column, String>(Column.class);
        for (var column : Column.values()) {
            explained.put(column, messages.text(language, "import.column." + column.field()));
        }
        return explained;
    }
}
