package org.penglai.need;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.discovery.file.TermFiles;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.need.law.NeedRulesFile;

/** Needs to try rules on, all invented. */
final class NeedSamples {

    static final NeedRules RULES = NeedRulesFile.shipped(TermFiles.shipped().talk());
    static final OrganisationId FIRM = new OrganisationId(new UUID(1, 1));
    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private NeedSamples() {}

    static NeedContent separator() {
        return content(
                "锂电池隔膜受热收缩",
                "我们厂做锂离子电池，隔膜一热就缩，想找耐热性好的陶瓷涂覆隔膜。",
                Optional.of(Money.ofYuan(80_000)),
                Optional.of(new DivisionCode("370613")));
    }

    static NeedContent content(String title, String text, Optional<Money> budget, Optional<DivisionCode> division) {
        return new NeedContent(title, text, "", division, budget, Optional.empty(), /* named= */ false);
    }

    static Need draft() {
        return Need.begin(new NeedId(new UUID(2, 2)), FIRM, separator(), NOW);
    }

    static NeedFields fields(String... ipc) {
        return new NeedFields(Set.of(ipc), Set.of());
    }
}
