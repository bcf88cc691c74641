package org.penglai.terms.law;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.penglai.kernel.Bilingual;
import org.penglai.terms.ChangeLaw;

/** Reads how long changes are announced; without days or law the server does not start. */
public final class ChangeLawFile {

    private static final String SHIPPED = "/law/rule-changes.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ChangeLawFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** The rule as written. */
    record Notice(int days, Words law) {}

    /** The file as written. */
    record Written(Notice notice) {}

    /** The law as shipped. */
    public static ChangeLaw shipped() {
        try (var file = ChangeLawFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            var notice = YAML.readValue(file, Written.class).notice();
            if (notice.days() < 1) {
                throw new IllegalStateException("a notice of less than a day: " + SHIPPED);
            }
            return new ChangeLaw(
                    notice.days(), Bilingual.of(notice.law().zh(), notice.law().en()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
