package org.penglai.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Cuts patent text into terms: width folded, lower case, pairs of Chinese characters, stems of English words. */
final class PatentAnalyzer extends Analyzer {

    /** What the terms are for. */
    enum Use {
        INDEX,
        QUERY
    }

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final Use use;

    PatentAnalyzer(Use use) {
        this.use = use;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new StandardTokenizer();
        var folded = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
        var pairs = new CJKBigramFilter(folded, ALL_SCRIPTS, use == Use.INDEX);
        var stems = new PorterStemFilter(new EnglishPossessiveFilter(pairs));
        return new TokenStreamComponents(tokenizer, use == Use.QUERY ? new NoiseFilter(stems) : stems);
    }

    /** Folding for wildcard and prefix queries, which are not cut. */
    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new LowerCaseFilter(new CJKWidthFilter(in));
    }
}
