package org.cttdc.protocol.consensus.ed25519;

import java.util.List;
import org.cttdc.protocol.Bytes;

/** All encodings of the eight points of small order, canonical or not, as listed by the ZIP-215 test vectors (zcash/zips, zip-0215). */
public final class SmallOrder {
    /** With S = 0 each is a valid key and a valid R for any message. */
    public static final List<Bytes> ENCODINGS = List.of(
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                    "0000000000000000000000000000000000000000000000000000000000000080",
                    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                    "0100000000000000000000000000000000000000000000000000000000000080",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")
            .stream()
            .map(Bytes::fromHex)
            .toList();

    private SmallOrder() {}
}
