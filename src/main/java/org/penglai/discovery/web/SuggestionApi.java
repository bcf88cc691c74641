package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import org.penglai.discovery.Suggesting;
import org.penglai.discovery.Suggestion;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Completions over the API; the search box of the pages asks it too. */
public final class SuggestionApi {

    private final Suggesting suggesting;
    private final Messages messages;

    public SuggestionApi(Suggesting suggesting, Messages messages) {
        this.suggesting = suggesting;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("listSuggestions", this::list);
    }

    record SuggestionView(Suggestion.Kind kind, String label, String text, String parameter, String value) {}

    record SuggestionsView(List<SuggestionView> items) {}

    private Reply list(Call call) {
        var items = suggesting.suggest(call.query("q").orElse(""), call.language()).stream()
                .map(one -> new SuggestionView(
                        one.kind(),
                        messages.text(call.language(), "discovery.suggestion." + one.kind()),
                        one.text(),
                        one.parameter(),
                        one.value()))
                .toList();
        return Reply.json(200, new SuggestionsView(items));
    }
}
