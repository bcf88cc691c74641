package org.penglai.need;

import java.util.List;
import org.penglai.discovery.Matching;
import org.penglai.discovery.NeedText;

/** {@link Nearest} by the search for long texts, which weighs down talk and goes by the fields that were confirmed. */
public final class NearestByLikeness implements Nearest {

    private final Matching matching;

    public NearestByLikeness(Matching matching) {
        this.matching = matching;
    }

    @Override
    public List<Near> to(NeedContent content, NeedFields fields, int limit) {
        var text = content.use().isEmpty() ? content.text() : content.use() + "\n" + content.text();
        var need = new NeedText(content.title(), text, fields.ipc(), fields.industries());
        return matching.forNeed(need, Math.min(limit, Matching.LIMIT_MAX)).stream()
                .map(like -> new Near(like.listing(), like.score()))
                .toList();
    }
}
