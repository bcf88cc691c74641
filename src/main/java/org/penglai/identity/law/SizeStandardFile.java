package org.penglai.identity.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penglai.identity.Measure;
import org.penglai.identity.SizeClass;
import org.penglai.identity.SizeStandard;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/** Reads the standard of sizes; an unknown word, a missing bound or a class of two lines keeps the server from starting. */
public final class SizeStandardFile {

    private static final String SHIPPED = "/law/size-classes.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private SizeStandardFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {
        Bilingual bilingual() {
            return Bilingual.of(zh, en);
        }
    }

    /** What weight a statement has. */
    enum Status {
        IN_FORCE,
        BACKGROUND
    }

    /** The classification as written. */
    record Classes(Words from, Status status) {}

    /** The head of the standard as written. */
    record Head(
            Words title,
            String number,
            Words basis,
            Status status,
            LocalDate validFrom,
            long unitYuan,
            Classes classesAre) {}

    /** A line as written. */
    record Line(
            int line,
            Words industry,
            List<String> classes,
            Map<String, Long> large,
            Map<String, Long> medium,
            Map<String, Long> small) {}

    /** The file as written. */
    record Written(Head standard, List<Line> lines, List<String> withoutLine) {
        SizeStandard standardOfSizes() {
            var head = standard;
            return new SizeStandard(
                    new SizeStandard.Source(
                            head.title.bilingual(), head.number, head.basis.bilingual(), head.validFrom),
                    head.classesAre.from.bilingual(),
                    lines.stream().map(line -> line(line, head.unitYuan)).toList(),
                    starts(withoutLine));
        }
    }

    /** The standard as shipped. */
    public static SizeStandard shipped() {
        try (var file = SizeStandardFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return YAML.readValue(file, Written.class).standardOfSizes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The standard in a text of that form. */
    static SizeStandard read(String yaml) throws IOException {
        return YAML.readValue(yaml, Written.class).standardOfSizes();
    }

    private static SizeStandard.Line line(Line line, long unitYuan) {
        var bounds = new EnumMap<SizeClass, SizeStandard.Bounds>(SizeClass.class);
        bounds.put(SizeClass.LARGE, bounds(line.large, unitYuan));
        bounds.put(SizeClass.MEDIUM, bounds(line.medium, unitYuan));
        bounds.put(SizeClass.SMALL, bounds(line.small, unitYuan));
        var measures =
                bounds.values().stream().map(each -> each.least().keySet()).distinct();
        if (measures.count() != 1) {
            throw new IllegalStateException("the classes of line " + line.line + " are measured differently");
        }
        return new SizeStandard.Line(line.line, line.industry.bilingual(), starts(line.classes), bounds);
    }

    private static SizeStandard.Bounds bounds(Map<String, Long> written, long unitYuan) {
        var least = new EnumMap<Measure, Long>(Measure.class);
        written.forEach((word, bound) -> {
            var measure = Measure.valueOf(word.toUpperCase(java.util.Locale.ROOT));
            least.put(
                    measure,
                    measure == Measure.EMPLOYEES
                            ? bound
                            : Money.ofYuan(bound * unitYuan).fen());
        });
        return new SizeStandard.Bounds(least);
    }

    /** A range of divisions such as {@code 06-46} stands for each of them. */
    private static List<String> starts(List<String> written) {
        return written.stream().flatMap(SizeStandardFile::range).toList();
    }

    private static Stream<String> range(String written) {
        var ends = written.split("-", 2);
        return ends.length == 1
                ? Stream.of(written)
                : IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                        .mapToObj("%02d"::formatted);
    }
}
