package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;

/** Expected values were computed with Python's hashlib from the formulas of the protocol page. */
class PurchaseProofTest {
    private static final Bytes PLATFORM = filled(0x11, 20);
    private static final Bytes BUYER = filled(0x22, 20);
    private static final Bytes BLINDING = filled(0x33, 32);
    private static final Bytes SECRET = Bytes.fromHex("000102030405060708090a0b0c0d0e0f");
    private static final Bytes NULLIFIER =
            Bytes.fromHex("575814767b4e75bcd1dfe1b2f2c7d2a91511790e1650a30c425f6f46d0de6f25");

    @Test
    void hashesAreThoseOfTheProtocolPage() {
        assertThat(PurchaseProof.nullifier(PLATFORM, SECRET)).isEqualTo(NULLIFIER);
        assertThat(PurchaseProof.nullifierCommit(NULLIFIER).hex())
                .isEqualTo("f98d6e92fb94d5ebd01e97a1e75cc0193b5facdc6f4582cc8971c70af855854f");
        assertThat(PurchaseProof.buyerCommit(BUYER, BLINDING).hex())
                .isEqualTo("83b135074323665bfa5f2f7033bb2fa577404830eacad673dc079a150ea76602");
        assertThat(PurchaseProof.reportCommitment(BUYER, BLINDING, NULLIFIER).hex())
                .isEqualTo("feba84b1e77d859ac38bf99f2884bcc7ce600b277a483654672b9567d0fa0bcc");
        assertThat(PurchaseProof.packLeaf(SECRET).hex())
                .isEqualTo("80895ab6260796ce914c34caabf3c1fc9e48feca32244b7d411b501b52d7e2fb");
    }

    @Test
    void signedBytesCarryTheirDomainAndBigEndianNumbers() {
        assertThat(PurchaseProof.receiptSignBytes(258, NULLIFIER).hex())
                .isEqualTo("6374742d726563656970742f31" + "0000000000000102" + NULLIFIER.hex());
        assertThat(PurchaseProof.credentialSignBytes("ctt-1", NULLIFIER, BUYER).hex())
                .isEqualTo("6374742d706572736f6e2f31" + "05" + "6374742d31" + NULLIFIER.hex() + BUYER.hex());
    }

    @Test
    void partsOfTheWrongLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseProof.nullifier(BLINDING, SECRET))
                .withMessageContaining("platform");
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseProof.buyerCommit(BUYER, SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseProof.reportCommitment(BUYER, SECRET, NULLIFIER));
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseProof.receiptSignBytes(-1, NULLIFIER));
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseProof.packLeaf(filled(1, 15)));
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseProof.packLeaf(filled(1, 65)));
    }

    private static Bytes filled(int value, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return Bytes.of(bytes);
    }
}
