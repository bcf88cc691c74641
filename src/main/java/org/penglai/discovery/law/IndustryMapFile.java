package org.penglai.discovery.law;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.discovery.IndustryMap;
import org.penglai.kernel.Industry;

/** The map from the classification to industries; what is missing from it or is no level keeps the server from starting. */
public final class IndustryMapFile {

    private static final String SHIPPED = "/law/industry-map.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private IndustryMapFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** Where the industries stand, as written. */
    record WrittenSource(Words paper, Words locator, String status) {}

    /** One industry, as written. */
    record WrittenIndustry(Industry industry, Words reason, List<String> symbols) {}

    /** What belongs to none, as written. */
    record WrittenOutside(Words reason, List<String> symbols) {}

    /** The whole file as written. */
    record Written(WrittenSource source, Words reading, List<WrittenIndustry> industries, WrittenOutside outside) {

        IndustryMap map() {
            var levels = new HashMap<String, Set<Industry>>();
            var named = EnumSet.noneOf(Industry.class);
            for (var written : industries) {
                if (!named.add(written.industry)) {
                    throw new IllegalStateException("listed twice: " + written.industry);
                }
                written.symbols.forEach(symbol -> levels.computeIfAbsent(
                                CentreFieldsFile.level(symbol), none -> EnumSet.noneOf(Industry.class))
                        .add(written.industry));
            }
            if (named.size() < Industry.values().length) {
                throw new IllegalStateException("an industry is missing");
            }
            outside.symbols.forEach(symbol -> {
                if (levels.put(CentreFieldsFile.level(symbol), Set.of()) != null) {
                    throw new IllegalStateException("inside and outside: " + symbol);
                }
            });
            return new IndustryMap(frozen(levels));
        }

        private static Map<String, Set<Industry>> frozen(Map<String, Set<Industry>> levels) {
            var frozen = new HashMap<String, Set<Industry>>();
            levels.forEach((level, industries) -> frozen.put(level, Set.copyOf(industries)));
            return frozen;
        }
    }

    /** The data that is shipped. */
    public static IndustryMap shipped() {
        try (var file = IndustryMapFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static IndustryMap read(InputStream file) throws IOException {
        return YAML.readValue(file, Written.class).map();
    }
}
