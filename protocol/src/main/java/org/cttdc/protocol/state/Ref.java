package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** A list item that points at a record by its id (content id, address, nullifier). */
public record Ref(Bytes id) {}
