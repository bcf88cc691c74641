package org.penglai.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/**
 * Takes out of queries the words that nearly every patent uses and that tell none from another (一种, 方法, method). A
 * query made of nothing else is left as it is, so that it still finds what it says.
 */
final class NoiseFilter extends TokenFilter {

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
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    /** Noise met before anything else. */
    private final Deque<AttributeSource.State> held = new ArrayDeque<>();

    private boolean isTold;
    private boolean isReplaying;

    NoiseFilter(TokenStream input) {
        super(input);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        held.clear();
        isTold = false;
        isReplaying = false;
    }

    @Override
    public boolean incrementToken() throws IOException {
        return isReplaying ? replay() : next();
    }

    /** The next word that tells something; places of what is passed over are kept, so that phrases hold together. */
    private boolean next() throws IOException {
        var passed = 0;
        while (input.incrementToken()) {
            if (!isNoise(term.toString())) {
                position.setPositionIncrement(position.getPositionIncrement() + passed);
                isTold = true;
                return true;
            }
            passed += position.getPositionIncrement();
            if (!isTold) {
                held.add(captureState());
            }
        }
        isReplaying = !isTold;
        return isReplaying && replay();
    }

    private boolean replay() {
        var state = held.poll();
        if (state == null) {
            return false;
        }
        restoreState(state);
        return true;
    }

    private static boolean isNoise(String text) {
        return CHINESE.contains(text) || ENGLISH.contains(text) || text.indexOf(OF) >= 0;
    }
}
