package org.penglai.patentimport;

import java.util.List;
import java.util.Optional;

/** The formats in which patents come and go; which one a file is of is seen from its content. */
public enum ImportFormat {
    CSV("text/csv; charset=utf-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    JSON_LINES("application/x-ndjson", "jsonl"),
    CNIPA_XML("application/xml", "cnipa.xml"),
    WIPO_XML("application/xml", "st96.xml"),
    /** A packed delivery of XML documents; what is wrong with them is given back as one XML file. */
    XML_ZIP("application/zip", "zip");

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

    /** The formats in which we write patents, templates among them. */
    public static List<ImportFormat> written() {
        return List.of(CSV, XLSX, JSON_LINES, CNIPA_XML, WIPO_XML);
    }

    /** In what the rows of such a file are given back. */
    public ImportFormat givenBack() {
        return this == XML_ZIP ? CNIPA_XML : this;
    }

    /** The format of that ending that we write. */
    public static Optional<ImportFormat> of(String ending) {
        return written().stream().filter(format -> format.ending.equals(ending)).findFirst();
    }
}
