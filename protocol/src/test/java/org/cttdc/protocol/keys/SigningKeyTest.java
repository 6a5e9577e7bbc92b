package org.cttdc.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
    private static final String SEED_1 = "000102030405060708090a0b0c0d0e0f";
    private static final String SEED_2 = "fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a2"
            + "9f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542";

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                        + "|d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
                        + "|''|e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
                        + "|3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
                        + "|72|92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                        + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
                        + "|fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
                        + "|af82|6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                        + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            })
    void rfc8032(String seed, String publicKey, String message, String signature) {
        try (SigningKey key = SigningKey.ofSeed(HexFormat.of().parseHex(seed))) {
            assertThat(key.publicKey().hex()).isEqualTo(publicKey);
            assertThat(key.sign(Bytes.fromHex(message)).hex()).isEqualTo(signature);
            assertThat(Ed25519.verify(key.publicKey(), Bytes.fromHex(message), Bytes.fromHex(signature)))
                    .isTrue();
        }
    }

    /** SLIP-0010, test vectors 1 and 2 for ed25519: path, chain code, private key, public key. */
    @ParameterizedTest
    @CsvSource({
        "1, m, 90046a93de5380a72b5e45010748567d5ea02bbf6522f979e05c0d8d8ca9fffb, "
                + "2b4be7f19ee27bbf30c667b642d5f4aa69fd169872f8fc3059c08ebae2eb19e7, "
                + "00a4b2856bfec510abab89753fac1ac0e1112364e7d250545963f135f2a33188ed",
        "1, m/0H, 8b59aa11380b624e81507a27fedda59fea6d0b779a778918a2fd3590e16e9c69, "
                + "68e0fe46dfb67e368c75379acec591dad19df3cde26e63b93a8e704f1dade7a3, "
                + "008c8a13df77a28f3445213a0f432fde644acaa215fc72dcdf300d5efaa85d350c",
        "1, m/0H/1H, a320425f77d1b5c2505a6b1b27382b37368ee640e3557c315416801243552f14, "
                + "b1d0bad404bf35da785a64ca1ac54b2617211d2777696fbffaf208f746ae84f2, "
                + "001932a5270f335bed617d5b935c80aedb1a35bd9fc1e31acafd5372c30f5c1187",
        "1, m/0H/1H/2H, 2e69929e00b5ab250f49c3fb1c12f252de4fed2c1db88387094a0f8c4c9ccd6c, "
                + "92a5b23c0b8a99e37d07df3fb9966917f5d06e02ddbd909c7e184371463e9fc9, "
                + "00ae98736566d30ed0e9d2f4486a64bc95740d89c7db33f52121f8ea8f76ff0fc1",
        "1, m/0H/1H/2H/2H, 8f6d87f93d750e0efccda017d662a1b31a266e4a6f5993b15f5c1f07f74dd5cc, "
                + "30d1dc7e5fc04c31219ab25a27ae00b50f6fd66622f6e9c913253d6511d1e662, "
                + "008abae2d66361c879b900d204ad2cc4984fa2aa344dd7ddc46007329ac76c429c",
        "1, m/0H/1H/2H/2H/1000000000H, 68789923a0cac2cd5a29172a475fe9e0fb14cd6adb5ad98a3fa70333e7afa230, "
                + "8f94d394a8e8fd6b1bc2f3f49f5c47e385281d5c17e65324b0f62483e37e8793, "
                + "003c24da049451555d51a7014a37337aa4e12d41e485abccfa46b47dfb2af54b7a",
        "2, m, ef70a74db9c3a5af931b5fe73ed8e1a53464133654fd55e7a66f8570b8e33c3b, "
                + "171cb88b1b3c1db25add599712e36245d75bc65a1a5c9e18d76f9f2b1eab4012, "
                + "008fe9693f8fa62a4305a140b9764c5ee01e455963744fe18204b4fb948249308a",
        "2, m/0H, 0b78a3226f915c082bf118f83618a618ab6dec793752624cbeb622acb562862d, "
                + "1559eb2bbec5790b0c65d8693e4d0875b1747f4970ae8b650486ed7470845635, "
                + "0086fab68dcb57aa196c77c5f264f215a112c22a912c10d123b0d03c3c28ef1037",
        "2, m/0H/2147483647H, 138f0b2551bcafeca6ff2aa88ba8ed0ed8de070841f0c4ef0165df8181eaad7f, "
                + "ea4f5bfe8694d8bb74b7b59404632fd5968b774ed545e810de9c32a4fb4192f4, "
                + "005ba3b9ac6e90e83effcd25ac4e58a1365a9e35a3d3ae5eb07b9e4d90bcf7506d",
        "2, m/0H/2147483647H/1H, 73bd9fff1cfbde33a1b846c27085f711c0fe2d66fd32e139d3ebc28e5a4a6b90, "
                + "3757c7577170179c7868353ada796c839135b3d30554bbb74a4b1e4a5a58505c, "
                + "002e66aa57069c86cc18249aecf5cb5a9cebbfd6fadeab056254763874a9352b45",
        "2, m/0H/2147483647H/1H/2147483646H, 0902fe8a29f9140480a00ef244bd183e8a13288e4412d8389d140aac1794825a, "
                + "5837736c89570de861ebc173b1086da4f505d4adb387c6a1b1342d5e4ac9ec72, "
                + "00e33c0f7d81d843c572275f287498e8d408654fdf0d1e065b84e2e6f157aab09b",
        "2, m/0H/2147483647H/1H/2147483646H/2H, 5d70af781f3a37b829f0d060924d5e960bdc02e85423494afc0b1a41bbe196d4, "
                + "551d333177df541ad876a60ea71f00447931c0a9da16f227c11ea080d7391b8d, "
                + "0047150c75db263559a70d5778bf36abbab30fb061ad69f69ece61a72b0cfa4fc0",
    })
    void slip10(int vector, String path, String chainCode, String secret, String publicKey) {
        HdKey node = HdKey.master(HexFormat.of().parseHex(vector == 1 ? SEED_1 : SEED_2));
        for (String index : path.substring(1).split("H?/|H")) {
            node = index.isEmpty() ? node : node.child(Integer.parseInt(index));
        }
        assertThat(HexFormat.of().formatHex(node.chainCode())).isEqualTo(chainCode);
        SigningKey key = node.signingKey();
        assertThat(HexFormat.of().formatHex(key.seed())).isEqualTo(secret);
        assertThat("00" + key.publicKey().hex()).isEqualTo(publicKey);
    }

    @Test
    void accountsAreThreeHardenedLevelsDown() {
        byte[] seed = HexFormat.of().parseHex(SEED_2);
        HdKey byHand = HdKey.master(seed).child(44).child(0x43545444).child(7);
        assertThat(HdKey.account(seed, 7).publicKey())
                .isEqualTo(byHand.signingKey().publicKey());
        assertThat(HdKey.account(seed, 6).address())
                .isNotEqualTo(HdKey.account(seed, 7).address());
    }

    @Test
    void refusesUnhardenedIndicesAndOddSizes() {
        HdKey master = HdKey.master(new byte[16]);
        assertThatIllegalArgumentException().isThrownBy(() -> master.child(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> HdKey.master(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofSeed(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Address.ofKey(Bytes.of(new byte[33])));
    }

    @Test
    void aWipedKeyDoesNotSign() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> key.sign(Bytes.EMPTY));
        assertThat(key.toString()).doesNotContain("00000000");
    }

    @Property(tries = 100)
    void aChangedBitIsRefused(
            @ForAll @Size(32) byte[] seed,
            @ForAll @Size(40) byte[] message,
            @ForAll @IntRange(max = 64 * 8 - 1) int bit) {
        SigningKey key = SigningKey.ofSeed(seed);
        Bytes text = Bytes.of(message);
        byte[] signature = key.sign(text).toArray();
        assertThat(Ed25519.verify(key.publicKey(), text, Bytes.of(signature))).isTrue();
        signature[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(Ed25519.verify(key.publicKey(), text, Bytes.of(signature))).isFalse();
        assertThat(Ed25519.verify(key.publicKey(), text, Bytes.of(signature, 0, 63)))
                .isFalse();
    }
}
