package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** The canonical JSON of a published document, byte for byte. */
public record Document(Bytes json) {}
