package org.penglai.analysis;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.search.BoostAttribute;

/**
 * Weighs down, in queries, the words that nearly every patent uses and that tell none from another (一种, 方法, method).
 * They are kept, so that a query made of nothing else still finds what it says.
 */
final class NoiseFilter extends TokenFilter {

    /** Share of its weight that a word of noise keeps. */
    static final float WEIGHT = 0.2f;

    /** Any pair with this particle crosses a word's border. */
    private static final char OF = '的';

    private static final Set<String> CHINESE = Set.of(
            "一种", "一个", "方法", "装置", "系统", "设备", "工艺", "制备", "备方", "应用", "用于", "及其", "使用", "基于", "具有", "所述", "包括", "其特",
            "特征", "征在", "在于", "提供", "本发", "发明", "实用", "用新", "新型", "公开", "涉及", "进行", "可以", "能够", "相关", "技术", "专利", "需要",
            "希望", "如何", "解决", "问题");

    /** As the stemmer leaves them. */
    private static final Set<String> ENGLISH = Set.of(
            "a",
            "an",
            "the",
            "of",
            "for",
            "and",
            "or",
            "in",
            "on",
            "to",
            "by",
            "with",
            "from",
            "thereof",
            "therefor",
            "method",
            "devic",
            "system",
            "apparatu",
            "process",
            "use",
            "base",
            "same",
            "prepar",
            "applic",
            "invent",
            "compris",
            "includ",
            "provid",
            "said",
            "wherein",
            "patent",
            "technolog");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final BoostAttribute weight = addAttribute(BoostAttribute.class);

    NoiseFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) return false;
        weight.setBoost(isNoise(term.toString()) ? WEIGHT : 1.0f);
        return true;
    }

    private static boolean isNoise(String text) {
        return CHINESE.contains(text) || ENGLISH.contains(text) || text.indexOf(OF) >= 0;
    }
}
