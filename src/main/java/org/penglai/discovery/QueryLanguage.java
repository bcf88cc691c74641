package org.penglai.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.discovery.Asked.Condition;
import org.penglai.discovery.Asked.Field;
import org.penglai.kernel.Spelling;

/**
 * Reads what was typed into the search box: words, numbers in any spelling, symbols of the classification, "quoted phrases",
 * {@code -exclusions} and fields such as {@code 标题:隔膜} or {@code ipc:H01M}. Whatever is typed is read; what could not be
 * meant so gets a note.
 */
public final class QueryLanguage {

    private static final int CONDITIONS_MAX = 12;
    private static final String OPENING = "\"“”„「『《＂";
    private static final String CLOSING = "\"“”„」』》＂";
    private static final String MINUS = "-－−﹣";
    private static final String COLONS = ":：";
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "&&", "||");

    /** A symbol from the subclass down; shorter ones could be anything and need their field. */
    private static final Pattern SYMBOL = Pattern.compile("[A-HY]\\d{2}[A-Z](?:\\d{1,4}(?:/\\d{0,6})?)?");

    private static final Pattern SUBCLASS = Pattern.compile("[A-HY]\\d{2}[A-Z]");
    private static final Pattern GROUP = Pattern.compile("\\d{1,4}(?:/\\d{0,6})?");
    private static final Pattern PREFIX = Pattern.compile("[A-HY](?:\\d{1,2}(?:[A-Z](?:\\d{1,4}(?:/\\d{0,6})?)?)?)?");

    private static final Pattern FIELD_NAME = Pattern.compile("\\p{L}{2,12}");

    private final String typed;
    private final StringBuilder words = new StringBuilder();
    private final Set<String> numbers = new LinkedHashSet<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<Note> notes = new LinkedHashSet<>();
    private int at;

    private QueryLanguage(String typed) {
        this.typed = typed;
    }

    /** What the query asks for; never refused. */
    public static Asked read(String typed) {
        return new QueryLanguage(typed).read();
    }

    private Asked read() {
        numbers.addAll(PatentNumbers.in(typed));
        skipSpace();
        while (at < typed.length()) {
            part();
            skipSpace();
        }
        var rest = words.toString().strip();
        var isOnlyNumber = !numbers.isEmpty() && PatentNumbers.isNothingElse(rest);
        return new Asked(isOnlyNumber ? "" : rest, numbers, conditions, List.copyOf(notes));
    }

    private void part() {
        var isWanted = !isMinus();
        if (!isWanted) {
            at++;
        }
        var field = field();
        var start = at;
        if (isOpening()) {
            phrase(isWanted, field.orElse(Field.ANY));
            return;
        }
        var word = word();
        if (field.isPresent()) {
            named(isWanted, field.get(), word);
        } else if (!isWanted) {
            add(new Condition(false, Field.ANY, word, true));
        } else if (!isSymbol(word, start)) {
            plain(word);
        }
    }

    /** A minus before a word excludes it; one inside a word, or alone, does not. */
    private boolean isMinus() {
        return MINUS.indexOf(typed.charAt(at)) >= 0
                && at + 1 < typed.length()
                && !Character.isWhitespace(typed.charAt(at + 1))
                && MINUS.indexOf(typed.charAt(at + 1)) < 0;
    }

    private boolean isOpening() {
        return at < typed.length() && OPENING.indexOf(typed.charAt(at)) >= 0;
    }

    /** The field whose name and colon stand here, passed over; an unknown name gets a note and stays. */
    private Optional<Field> field() {
        var end = at;
        while (end < typed.length() && Character.isLetter(typed.charAt(end))) {
            end++;
        }
        if (end >= typed.length() || COLONS.indexOf(typed.charAt(end)) < 0) {
            return Optional.empty();
        }
        var name = typed.substring(at, end).toLowerCase(Locale.ROOT);
        var known = Arrays.stream(Field.values())
                .filter(one -> one.names().contains(name))
                .findFirst();
        if (known.isPresent()) {
            at = end + 1;
        } else if (FIELD_NAME.matcher(name).matches()) {
            notes.add(new Note(Note.UNKNOWN_FIELD, name));
        }
        return known;
    }

    private void phrase(boolean isWanted, Field field) {
        var start = at + 1;
        var end = start;
        while (end < typed.length() && CLOSING.indexOf(typed.charAt(end)) < 0) {
            end++;
        }
        var text = typed.substring(start, end).strip();
        at = Math.min(end + 1, typed.length());
        if (end >= typed.length()) {
            notes.add(new Note(Note.OPEN_QUOTE, text));
            words.append(' ').append(text);
        } else if (isText(text)) {
            add(new Condition(isWanted, field, text, /* exact= */ true));
        }
    }

    private void named(boolean isWanted, Field field, String word) {
        if (word.isEmpty()) {
            notes.add(new Note(Note.EMPTY_FIELD, field.names().iterator().next()));
            return;
        }
        switch (field) {
            case IPC -> symbol(isWanted, word);
            case NUMBER -> number(isWanted, word);
            default -> add(new Condition(isWanted, field, word, field == Field.INVENTOR));
        }
    }

    private void symbol(boolean isWanted, String word) {
        var plain = Spelling.plain(word);
        if (SUBCLASS.matcher(plain).matches()) {
            plain += group();
        }
        if (PREFIX.matcher(plain).matches()) {
            add(new Condition(isWanted, Field.IPC, plain, /* exact= */ true));
        } else {
            notes.add(new Note(Note.NOT_A_SYMBOL, word));
            words.append(' ').append(word);
        }
    }

    private void number(boolean isWanted, String word) {
        var found = PatentNumbers.in(word);
        if (found.isEmpty()) {
            notes.add(new Note(Note.NOT_A_SYMBOL, word));
            words.append(' ').append(word);
        } else {
            found.forEach(one -> add(new Condition(isWanted, Field.NUMBER, one, /* exact= */ true)));
        }
    }

    /** {@code H01M 10/0525} is one symbol in two words. */
    private boolean isSymbol(String word, int start) {
        var plain = Spelling.plain(word);
        if (!SYMBOL.matcher(plain).matches() || !isAlone(start)) {
            return false;
        }
        add(new Condition(
                true, Field.IPC, SUBCLASS.matcher(plain).matches() ? plain + group() : plain, /* exact= */ true));
        return true;
    }

    private boolean isAlone(int start) {
        return start == 0 || Character.isWhitespace(typed.charAt(start - 1));
    }

    /** The group that follows a subclass after a space, passed over; empty where none does. */
    private String group() {
        var before = at;
        skipSpace();
        var next = at < typed.length() ? Spelling.plain(word()) : "";
        if (next.indexOf('/') > 0 && GROUP.matcher(next).matches()) {
            return next;
        }
        at = before;
        return "";
    }

    private void plain(String word) {
        if (OPERATORS.contains(word)) {
            notes.add(new Note(Note.OPERATOR, word));
        } else {
            words.append(' ').append(word);
        }
    }

    private void add(Condition condition) {
        if (!isText(condition.text())) {
            return;
        }
        if (conditions.size() < CONDITIONS_MAX) {
            conditions.add(condition);
        } else {
            notes.add(new Note(Note.TOO_MANY, condition.text()));
        }
    }

    /** Up to the next space or quotation mark. */
    private String word() {
        var start = at;
        while (at < typed.length() && !isSpace(typed.charAt(at)) && OPENING.indexOf(typed.charAt(at)) < 0) {
            at++;
        }
        if (at == start && at < typed.length() && OPENING.indexOf(typed.charAt(at)) < 0) {
            at++;
        }
        return typed.substring(start, at);
    }

    private void skipSpace() {
        while (at < typed.length() && isSpace(typed.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || sign == '\u3000' || sign == '\u00A0';
    }

    private static boolean isText(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
