package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/** A standard that a model cites by {@code key}; clause numbers only are cited, never the standard's text. */
public record Standard(
        String key, String ref, String edition, @Nullable String uri) {}
