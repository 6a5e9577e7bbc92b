package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** A key of the authenticated store and the type its value decodes to. */
public record StateKey<T extends Record>(Bytes key, Class<T> type) {}
