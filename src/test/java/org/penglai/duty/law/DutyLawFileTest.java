package org.penglai.duty.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DutyLawFileTest {

    static Stream<Arguments> brokenLines() {
        return Stream.of(
                Arguments.of("share: '0.70'", "share: '1.01'"),
                Arguments.of("share: '0.05'", "share: '0'"),
                Arguments.of("divisions: '37', share: '0.10', law", "divisions: '37', share: '0.31', law"),
                Arguments.of("id: inventors-equity-shandong", "id: inventors-equity"),
                Arguments.of("law: civil-code", "law: nowhere"));
    }

    @ParameterizedTest
    @MethodSource("brokenLines")
    void whatIsNotWholeDoesNotLoad(String right, String wrong) throws IOException {
        var text = Files.readString(Path.of("src/main/resources/law/university-duties.yaml"));
        assertThat(text).contains(right);
        var broken = text.replace(right, wrong).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> DutyLawFile.read(new ByteArrayInputStream(broken)))
                .isInstanceOf(IllegalStateException.class);
    }
}
