package org.penglai.discovery;

import java.util.List;
import java.util.Set;

/**
 * A query as it is understood.
 *
 * @param words what is ranked; empty where only conditions were typed
 * @param numbers application and publication numbers, whose listings stand first
 * @param conditions what every hit must, or must not, have
 * @param notes what could not be taken as it was typed
 */
public record Asked(String words, Set<String> numbers, List<Condition> conditions, List<Note> notes) {

    public Asked {
        numbers = Set.copyOf(numbers);
        conditions = List.copyOf(conditions);
        notes = List.copyOf(notes);
    }

    /** Whether it says nothing, so that everything is found. */
    public boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty() && conditions.isEmpty();
    }

    /**
     * One condition.
     *
     * @param wanted false for what is excluded
     * @param field where it must stand; {@link Field#ANY} for a quoted phrase
     * @param exact whether the words must follow on one another
     */
    public record Condition(boolean wanted, Field field, String text, boolean exact) {}

    /** A part of a listing that a query can name. */
    public enum Field {
        ANY,
        TITLE("标题", "题名", "名称", "title", "ti"),
        ABSTRACT("摘要", "abstract", "ab"),
        OWNER("权利人", "专利权人", "申请人", "owner", "applicant", "pa"),
        INVENTOR("发明人", "设计人", "inventor", "in"),
        IPC("分类号", "ipc", "cpc"),
        NUMBER("号码", "专利号", "申请号", "公开号", "公告号", "number", "pn", "an"),
        INDUSTRY_USE("应用领域", "产品", "field", "product");

        private final Set<String> names;

        Field(String... names) {
            this.names = Set.of(names);
        }

        /** Names under which it is typed, in lower case. */
        public Set<String> names() {
            return names;
        }
    }
}
