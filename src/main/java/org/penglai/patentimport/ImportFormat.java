package org.penglai.patentimport;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which patents come and go; which one a file is of is seen from its content. */
public enum ImportFormat {
    CSV("text/csv; charset=utf-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    JSON_LINES("application/x-ndjson", "jsonl"),
    CNIPA_XML("application/xml", "cnipa.xml"),
    WIPO_XML("application/xml", "st96.xml");

    private final String mediaType;
    private final String ending;

    ImportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file's name ends with, without the dot; names the format in addresses too. */
    public String ending() {
        return ending;
    }

    /** The format of that ending. */
    public static Optional<ImportFormat> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }
}
