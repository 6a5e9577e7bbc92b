package org.cttdc.protocol.documents;

/** A file that supports a statement: its digest, media type and size in bytes. */
public record Evidence(ContentId sha256, String media, long bytes) {}
