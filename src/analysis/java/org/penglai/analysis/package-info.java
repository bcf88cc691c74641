/** Analysis of Chinese and English patent text inside Elasticsearch. */
package org.penglai.analysis;
