package org.penglai.kernel;

import java.util.Locale;

/** The two languages that Penglai speaks; Chinese comes first. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag, as in {@code <html lang>} and {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }
}
