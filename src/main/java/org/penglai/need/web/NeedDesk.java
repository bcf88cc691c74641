package org.penglai.need.web;

import java.util.Optional;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.need.Consulting;
import org.penglai.need.Describing;
import org.penglai.need.Matching;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedRules;
import org.penglai.need.Proposals;
import org.penglai.need.Responding;

/** What API and pages work with, and what both do alike. */
public record NeedDesk(
        Describing describing,
        Matching matching,
        Responding responding,
        Consulting consulting,
        NeedRules rules,
        Organisations organisations) {

    /** What is proposed; nothing, and marked so, while the search is away. */
    Proposals propose(NeedContent content) {
        try {
            return matching.propose(content);
        } catch (Refusal away) {
            if (away.kind() != Refusal.Kind.UNAVAILABLE) {
                throw away;
            }
            return Proposals.NONE;
        }
    }

    /** Whose need it is, as far as this reader is told. */
    Optional<Bilingual> firm(Consulting.Sight sight) {
        return sight.named()
                ? organisations.find(sight.need().head().firm()).map(firm -> firm.name())
                : Optional.empty();
    }
}
