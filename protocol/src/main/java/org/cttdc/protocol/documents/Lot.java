package org.cttdc.protocol.documents;

import org.jspecify.annotations.Nullable;

/** A production lot; {@code unitRoot} is the Merkle root of the codes inside the packages, if the lot has such codes. */
public record Lot(String id, @Nullable ContentId unitRoot) {}
