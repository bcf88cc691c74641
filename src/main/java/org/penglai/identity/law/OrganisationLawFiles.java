package org.penglai.identity.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.identity.Bar;
import org.penglai.identity.BarringLaw;
import org.penglai.identity.OrganisationLaw;
import org.penglai.kernel.Bilingual;

/** Reads what is asked of organisations and from what barred parties are kept; what is unsound keeps the server from starting. */
public final class OrganisationLawFiles {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private OrganisationLawFiles() {}

    /** A text in both languages. */
    record Words(String zh, String en) {
        Bilingual bilingual() {
            return Bilingual.of(zh, en);
        }
    }

    /** What weight a source has. */
    enum Status {
        IN_FORCE,
        GUIDANCE,
        ISSUED_TEXT_UNSEEN
    }

    /** How verification goes, as written. */
    record Checked(Period validFor, Period askAgainBefore, Period answerWithin) {}

    /** How invitations go, as written. */
    record Invited(Period validFor) {}

    /** The first file as written. */
    record Organisations(Checked verification, Invited invitation, Words source, Status status) {
        OrganisationLaw law() {
            for (var period : List.of(
                    verification.validFor,
                    verification.askAgainBefore,
                    verification.answerWithin,
                    invitation.validFor)) {
                if (period.isZero() || period.isNegative()) {
                    throw new IllegalStateException("a period must be longer than nothing");
                }
            }
            return new OrganisationLaw(
                    verification.validFor,
                    verification.askAgainBefore,
                    verification.answerWithin,
                    invitation.validFor,
                    source.bilingual());
        }
    }

    /** A rule of the second file as written. */
    record Rule(Bar.Ground ground, Set<Bar.Deed> deeds, Optional<Period> term, Words citation, Status status) {}

    /** The second file as written. */
    record Barring(List<Rule> rules) {
        BarringLaw law() {
            var byGround = new EnumMap<Bar.Ground, BarringLaw.Rule>(Bar.Ground.class);
            for (var rule : rules) {
                var known = new BarringLaw.Rule(rule.deeds, rule.term, rule.citation.bilingual());
                if (byGround.put(rule.ground, known) != null) {
                    throw new IllegalStateException("stands twice: " + rule.ground);
                }
            }
            return new BarringLaw(byGround);
        }
    }

    /** What is asked of organisations, as shipped. */
    public static OrganisationLaw organisations() {
        return read("/law/organisations.yaml", Organisations.class).law();
    }

    /** From what barred parties are kept, as shipped. */
    public static BarringLaw barring() {
        return read("/law/barring.yaml", Barring.class).law();
    }

    private static <T> T read(String name, Class<T> form) {
        try (var file = OrganisationLawFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return YAML.readValue(file, form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
