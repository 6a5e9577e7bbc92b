package org.cttdc.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Sample.Chain;
import org.cttdc.protocol.codec.Sample.Inner;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.protocol.tx.TxOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCodecTest {
    private static final TxBody BODY = new TxBody(
            "c",
            1,
            300,
            0,
            "",
            List.of(new Msg.Transfer(Bytes.of((byte) 7), Asset.CREDIT, 5), new Msg.RedeemCredit(9)));

    @Test
    void bytesAreProtobuf() throws CodecException {
        byte[] bytes = RecordCodec.encode(BODY);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0a0163" + "1001" + "18ac02" + "32090a070a010710011805" + "32041a020809");
        assertThat(RecordCodec.decode(TxBody.class, bytes)).isEqualTo(BODY);
    }

    @Test
    void zerosTakeNoBytesAndNegativesTakeTen() throws CodecException {
        assertThat(RecordCodec.encode(Account.EMPTY)).isEmpty();
        assertThat(RecordCodec.decode(Account.class, new byte[0])).isEqualTo(Account.EMPTY);
        TxOutcome outcome = new TxOutcome(-1, "");
        assertThat(RecordCodec.encode(outcome)).hasSize(11);
        assertThat(RecordCodec.decode(TxOutcome.class, RecordCodec.encode(outcome)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3001               | unknown field 6",
                "0800               | a written default",
                "088100             | a padded varint",
                "08ffffffffffffffffff7f | a varint of more than 64 bits",
                "08ffffffffffffffffffff01 | a varint of more than 64 bits",
                "08010802           | field 1 twice",
                "10010801           | field 1 after field 2",
                "0a0101             | wire type 2 instead of 0",
                "08                 | truncated",
                "0880               | truncated",
                "00                 | no field has the tag 0",
                "8880808010         | no field has the tag",
            })
    void scalarsHaveOneForm(String hex, String reason) {
        assertThat(refusal(Account.class, hex)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0a00               | TxBody.chainId: a written default",
                "0a01ff             | TxBody.chainId: not UTF-8",
                "0a0561             | TxBody.chainId: a length of 5 where 1 bytes are left",
                "320452020801       | TxBody.messages[0].ClaimReward.model: wire type 0 instead of 2",
                "3200               | TxBody.messages[0]: no Msg in it",
                "3205e203020801     | TxBody.messages[0]: unknown Msg 60",
                "32081a0208011a020801 | TxBody.messages[0]: more than one Msg in it",
                "32021801           | TxBody.messages[0]: wire type 0 instead of 2",
                "32041a0210013200   | TxBody.messages[0].RedeemCredit: unknown field 2",
                "32040a021005       | TxBody.messages[0].Transfer.asset: no Asset has the number 5",
            })
    void refusalsNameThePath(String hex, String reason) {
        assertThat(refusal(TxBody.class, hex)).contains(reason);
    }

    @Test
    void missingRecordsAndRefusedValuesAreErrors() {
        assertThat(refusal(Sample.class, "")).contains("(inner) is missing");
        assertThat(refusal(Sample.class, "3a0b08ffffffffffffffffff01"))
                .isEqualTo("Sample.inner: refused by Inner: number is negative");
    }

    @Test
    void sizeAndDepthAreLimited() {
        assertThat(catchThrowableOfType(
                        CodecException.class, () -> RecordCodec.decode(TxBody.class, RecordCodec.encode(BODY), 8)))
                .hasMessageContaining("more than the 8 allowed");
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            hex.insert(0, "0a" + HexFormat.of().toHexDigits((byte) (hex.length() / 2)));
        }
        assertThat(refusal(Chain.class, hex.toString())).contains("nested deeper than 16");
        Chain chain = new Chain(null);
        for (int i = 0; i < 20; i++) {
            chain = new Chain(chain);
        }
        Chain deep = chain;
        assertThatIllegalArgumentException().isThrownBy(() -> RecordCodec.encode(deep));
    }

    @Test
    void loneSurrogatesAreNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordCodec.encode(new Inner(1, "\ud800")));
    }

    private static String refusal(Class<? extends Record> type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return catchThrowableOfType(CodecException.class, () -> RecordCodec.decode(type, bytes))
                .getMessage();
    }
}
