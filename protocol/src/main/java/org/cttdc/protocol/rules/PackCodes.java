package org.cttdc.protocol.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cttdc.protocol.Bytes;

/**
 * The codes printed inside a lot's packages, derived from one secret of the merchant's: unit {@code i} carries the first 16 bytes
 * of HMAC-SHA-256(lot secret, "ctt-pack/1" ‖ i as 8 bytes big-endian). The lot's unit root on the chain is
 * {@code MerkleTree.root(all codes)}; nobody without the secret can guess a code.
 */
public final class PackCodes {
    /** Bytes of a lot's secret. */
    public static final int SECRET_SIZE = 32;
    /** Bytes of a code. */
    public static final int CODE_SIZE = PurchaseProof.MIN_PACK_CODE_SIZE;

    private static final byte[] DOMAIN = "ctt-pack/1".getBytes(StandardCharsets.US_ASCII);

    private PackCodes() {}

    /** The code of the 0-based unit. */
    public static Bytes code(Bytes lotSecret, long unit) {
        return code(mac(lotSecret), unit);
    }

    /** The codes of all units of a lot, in the order of its unit root. */
    public static List<Bytes> codes(Bytes lotSecret, int units) {
        Mac mac = mac(lotSecret);
        List<Bytes> codes = new ArrayList<>(units);
        for (int unit = 0; unit < units; unit++) {
            codes.add(code(mac, unit));
        }
        return codes;
    }

    private static Bytes code(Mac mac, long unit) {
        mac.update(DOMAIN);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(unit).flip());
        return Bytes.of(mac.doFinal(), 0, CODE_SIZE);
    }

    private static Mac mac(Bytes lotSecret) {
        if (lotSecret.size() != SECRET_SIZE) {
            throw new IllegalArgumentException("a lot secret has 32 bytes, not " + lotSecret.size());
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(lotSecret.toArray(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer HMAC-SHA-256", e);
        }
    }
}
