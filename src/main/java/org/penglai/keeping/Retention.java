package org.penglai.keeping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.kernel.Bilingual;

/**
 * The record kinds that there are, in the order of their file (保存期限表).
 *
 * @param erasureDays within how many days a person who asks is forgotten
 */
public record Retention(List<RecordKind> kinds, int erasureDays) {

    public Retention {
        kinds = List.copyOf(kinds);
    }

    /** How the kinds are called, by id. */
    public Map<String, Bilingual> names() {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(RecordKind::id, RecordKind::name));
    }

    public Optional<RecordKind> find(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Those that the database forgets by itself. */
    public List<RecordKind> forgotten() {
        return kinds.stream().filter(RecordKind::forgotten).toList();
    }

    /** Those that hold personal data. */
    public List<RecordKind> personal() {
        return kinds.stream().filter(kind -> kind.personal().isPresent()).toList();
    }
}
