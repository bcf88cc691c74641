package org.penglai.discovery.law;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.discovery.CentreFields;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OperationCentre;

/** The file of operation centres; a centre that is missing or a symbol that is none keeps the server from starting. */
public final class CentreFieldsFile {

    private static final String SHIPPED = "/law/operation-centres.yaml";

    private static final Pattern LEVEL = Pattern.compile("[A-H](?:\\d{2}(?:[A-Z](?:\\d{1,4})?)?)?");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private CentreFieldsFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** Where the centres stand, as written. */
    record WrittenSource(Words paper, Words locator, String status) {}

    /** One centre, as written. */
    record WrittenCentre(OperationCentre centre, Words reason, List<Industry> industries, List<String> symbols) {}

    /** The whole file as written. */
    record Written(WrittenSource source, List<WrittenCentre> centres) {

        CentreFields fields() {
            var reaches = new EnumMap<OperationCentre, CentreFields.Reach>(OperationCentre.class);
            for (var written : centres) {
                written.symbols.forEach(CentreFieldsFile::level);
                var reach = new CentreFields.Reach(Set.copyOf(written.industries), Set.copyOf(written.symbols));
                if (reaches.put(written.centre, reach) != null) {
                    throw new IllegalStateException("listed twice: " + written.centre);
                }
            }
            if (reaches.size() < OperationCentre.values().length) {
                throw new IllegalStateException("a centre is missing");
            }
            return new CentreFields(reaches);
        }
    }

    /** A level of the classification as written, refused where it is none. */
    static String level(String symbol) {
        if (!LEVEL.matcher(symbol).matches()) {
            throw new IllegalStateException("no level of the classification: " + symbol);
        }
        return symbol;
    }

    /** The data that is shipped. */
    public static CentreFields shipped() {
        try (var file = CentreFieldsFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static CentreFields read(InputStream file) throws IOException {
        return YAML.readValue(file, Written.class).fields();
    }
}
