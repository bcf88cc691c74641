/**
 * Analysis of Chinese and English patent text inside Elasticsearch, on its stable plugin API: the server's lean
 * distribution has neither bigrams nor stemming. Chinese is cut into overlapping pairs of characters, which find every
 * word without a dictionary; English words lose their endings. Index and query differ in two points: the index also
 * holds single characters, so that a query of one character (酶, 铝) finds them, and the query drops the words that every
 * patent uses. A second analyzer cuts the same text into the words of a dictionary, which rank long texts better.
 */
package org.penglai.analysis;
