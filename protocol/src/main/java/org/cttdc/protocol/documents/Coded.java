package org.cttdc.protocol.documents;

/** An enumeration whose constants have a fixed spelling in documents. */
public interface Coded {
    /** The spelling in documents. */
    String code();
}
