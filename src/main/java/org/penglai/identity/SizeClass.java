package org.penglai.identity;

/** Size of an enterprise under the 2011 standard (中小企业划型标准规定, 工信部联企业〔2011〕300号). */
public enum SizeClass {
    LARGE,
    MEDIUM,
    SMALL,
    MICRO;

    /** Whether it counts among the small and medium-sized, micro ones included (中小微企业). */
    public boolean isSme() {
        return this != LARGE;
    }
}
