package org.penglai.discovery.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.discovery.FacetName;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Spelling;
import org.penglai.platform.http.Messages;

/** What a search asks for besides its words, in words: as the page of the search names it. */
public final class ConditionWords {

    private static final List<String> OTHERS =
            List.of("priceMin", "priceMax", "free", "remainingYearsMin", "grantedFrom", "owner");

    private final Messages messages;
    private final Function<String, Optional<Bilingual>> subjects;

    /** @param subjects what symbols of the classification are about */
    public ConditionWords(Messages messages, Function<String, Optional<Bilingual>> subjects) {
        this.messages = messages;
        this.subjects = subjects;
    }

    /** The conditions among the parameters of a search's address. */
    public List<String> of(Map<String, List<String>> parameters, Language language) {
        var words = new FacetWords(messages, language, subjects);
        var conditions = new ArrayList<String>();
        for (var facet : FacetName.values()) {
            parameters
                    .getOrDefault(facet.wire(), List.of())
                    .forEach(value -> conditions.add(
                            words.label(facet, facet == FacetName.OWNER_NAME ? value : Spelling.plain(value))));
        }
        for (var name : OTHERS) {
            parameters.getOrDefault(name, List.of()).forEach(value -> conditions.add(words.chip(name, value)));
        }
        return List.copyOf(conditions);
    }
}
