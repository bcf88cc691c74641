package org.penglai.lead.law;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.penglai.lead.LeadRules;

/** Reads the rules by which leads are counted; a rule without its source keeps the server from starting. */
public final class LeadRulesFile {

    private static final String SHIPPED = "/law/lead-analytics.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private LeadRulesFile() {}

    /** The file as written. */
    record Written(Map<String, Object> source, int fewestVisitors, int longestText, int wordsMost, int weeks) {}

    public static LeadRules shipped() {
        try (var stream = LeadRulesFile.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException("no such resource: " + SHIPPED);
            }
            var written = YAML.readValue(stream, Written.class);
            return new LeadRules(written.fewestVisitors(), written.longestText(), written.wordsMost(), written.weeks());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
