package org.penglai.money.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.penglai.kernel.Refusal;

/** A part of an XML file that is small enough to be held: its name, text, currency and children. */
final class Element {

    /** One entry of a statement has some sixty elements; with a collective booking of a thousand it has sixty thousand. */
    private static final int ELEMENTS_MAX = 100_000;

    private static final int TEXT_MAX = 4_000;
    private static final int DEPTH_MAX = 30;

    private final String name;
    private final String currency;
    private final StringBuilder text = new StringBuilder();
    private final List<Element> children = new ArrayList<>();

    private Element(XMLStreamReader at) {
        name = at.getLocalName();
        var given = at.getAttributeValue(null, "Ccy");
        currency = given == null ? "" : given;
    }

    /** Reads the element that the reader stands at, to its end. */
    static Element read(XMLStreamReader reader) throws XMLStreamException {
        var root = new Element(reader);
        var open = new ArrayList<>(List.of(root));
        for (int count = 1; !open.isEmpty(); ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count++;
                    if (count > ELEMENTS_MAX || open.size() >= DEPTH_MAX) {
                        throw Refusal.invalid("statement.entry-too-large");
                    }
                    var child = new Element(reader);
                    open.getLast().children.add(child);
                    open.add(child);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.getLast().say(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                default -> {}
            }
        }
        return root;
    }

    private void say(String more) {
        if (text.length() + more.length() <= TEXT_MAX) {
            text.append(more);
        }
    }

    String currency() {
        return currency;
    }

    String text() {
        return text.toString().strip();
    }

    /** All elements at the end of the path. */
    List<Element> all(String... path) {
        var found = List.of(this);
        for (var step : path) {
            var next = new ArrayList<Element>();
            for (var one : found) {
                one.addChildren(step, next);
            }
            found = next;
        }
        return found;
    }

    private void addChildren(String step, List<Element> to) {
        for (var child : children) {
            if (child.name.equals(step)) {
                to.add(child);
            }
        }
    }

    Optional<Element> first(String... path) {
        var all = all(path);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The text at the end of the path; empty where there is none. */
    String text(String... path) {
        return first(path).map(Element::text).orElse("");
    }

    /** The first of these that says anything. */
    static String either(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
