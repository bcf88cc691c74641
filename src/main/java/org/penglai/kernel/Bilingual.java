package org.penglai.kernel;

/** A text in Chinese and English; either may be empty, and the other then stands in for it. */
public record Bilingual(String zh, String en) {

    public static Bilingual of(String zh, String en) {
        return new Bilingual(zh.strip(), en.strip());
    }

    /** The text in the language asked for, or in the other one where that is empty. */
    public String in(Language language) {
        var wanted = language == Language.ZH ? zh : en;
        return wanted.isEmpty() ? (language == Language.ZH ? en : zh) : wanted;
    }
}
