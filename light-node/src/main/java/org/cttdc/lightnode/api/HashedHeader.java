package org.cttdc.lightnode.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;

/**
 * A header with the hash it is known by, so that nobody hashes it twice.
 *
 * @param hash 32 bytes
 */
public record HashedHeader(Header header, Bytes hash) {}
