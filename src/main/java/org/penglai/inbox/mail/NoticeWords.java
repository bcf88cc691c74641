package org.penglai.inbox.mail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.inbox.Notice;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/** Puts a notice into the words of its reader's language. */
public record NoticeWords(Messages messages) {

    /** What happened, in one sentence. */
    public String sentence(Language language, Notice notice) {
        return messages.text(language, "notice." + notice.topic(), facts(language, notice.facts()));
    }

    /** What notices on the topic are about. */
    public String topic(Language language, String topic) {
        return messages.text(language, "notice." + topic + ".topic");
    }

    private Map<String, String> facts(Language language, Map<String, String> told) {
        var said = new HashMap<String, String>();
        told.forEach((name, value) -> said.put(name, value.startsWith("@") ? list(language, value) : value));
        told.keySet().stream()
                .filter(name -> name.endsWith("Zh"))
                .map(name -> name.substring(0, name.length() - 2))
                .forEach(name -> said.put(name, inLanguage(language, told, name)));
        return said;
    }

    private static String inLanguage(Language language, Map<String, String> told, String name) {
        var zh = told.getOrDefault(name + "Zh", "");
        var en = told.getOrDefault(name + "En", "");
        return language == Language.EN && !en.isEmpty() || zh.isEmpty() ? en : zh;
    }

    private String list(Language language, String keys) {
        return Arrays.stream(keys.split(" "))
                .map(key -> messages.text(language, key.substring(1)))
                .collect(Collectors.joining(messages.text(language, "list.separator")));
    }
}
