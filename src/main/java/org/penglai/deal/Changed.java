package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.listing.ListingContent;

/** What differs between what somebody has read of a listing and what stands there now, field by field as its form names them. */
final class Changed {

    private Changed() {}

    /** The fields that differ, in the order of the page; who acts for the owner changes nothing of the offer. */
    static List<String> between(ListingContent before, ListingContent after) {
        var earlier = fields(before);
        var later = fields(after);
        return later.entrySet().stream()
                .filter(field -> !field.getValue().equals(earlier.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Object> fields(ListingContent content) {
        var terms = content.terms();
        var text = content.text();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mode", terms.mode());
        fields.put("patents", terms.patents());
        fields.put("titleZh", text.title().zh());
        fields.put("titleEn", text.title().en());
        fields.put("summary", text.summary());
        fields.put("applicationFields", text.applicationFields());
        fields.put("products", text.products());
        fields.put("trl", text.readiness());
        fields.put("feePlan", terms.feePlan());
        fields.put("territory", terms.territory());
        fields.put("startsOn", terms.startsOn());
        fields.put("endsOn", terms.endsOn());
        return fields;
    }
}
