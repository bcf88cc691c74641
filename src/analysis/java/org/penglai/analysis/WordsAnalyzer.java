package org.penglai.analysis;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;

/** Cuts patent text into the words of a dictionary (smartcn), folded like {@link PatentAnalyzer}; marks are no words. */
final class WordsAnalyzer extends Analyzer {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new FoldingReader(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new HMMChineseTokenizer();
        var words = new LengthFilter(new LowerCaseFilter(tokenizer), SHORTEST, LONGEST);
        return new TokenStreamComponents(tokenizer, new PorterStemFilter(words));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new LowerCaseFilter(in);
    }
}
