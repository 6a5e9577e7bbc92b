package org.cttdc.commerce.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.PlatformInfo;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private static final Bytes ADDRESS = Bytes.of(new byte[20]);
    private static final Bytes HASH = Bytes.of(new byte[32]);
    private final WireJson strict = WireJson.strict();
    private final WireJson tolerant = WireJson.tolerant();

    @Test
    void anOrderKeepsEveryMember() throws IOException {
        OrderLeaf leaf = new OrderLeaf(
                ADDRESS, HASH, HASH, "L1", 2, Long.MAX_VALUE, 9_007_199_254_740_993L, Bytes.EMPTY, HASH, 7);
        Order full = order(
                new Receipt(leaf, 3, HASH, Bytes.of(new byte[64])),
                new Inclusion(9, new MerkleSumProof(1, 2, List.of(new SumNode(HASH, 1, 2, 3)))),
                new Parcel(Bytes.of(new byte[16]), new InclusionPath(0, 1, List.of())));

        assertThat(strict.read(strict.write(full), Order.class)).isEqualTo(full);
        Order bare = order(null, null, null);
        assertThat(strict.read(strict.write(bare), Order.class)).isEqualTo(bare);
    }

    @Test
    void longsAreDecimalStringsAndBytesAreHex() {
        String json = new String(
                strict.write(new PlatformInfo(Bytes.fromHex("0aff"), "shop", "c", 1L << 60, true)),
                StandardCharsets.UTF_8);

        assertThat(json)
                .isEqualTo("{\"address\":\"0aff\",\"name\":\"shop\",\"chainId\":\"c\","
                        + "\"refundWindow\":\"1152921504606846976\",\"sandbox\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":12,\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"012\",\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"9223372036854775808\",\"sandbox\":true}",
                "{\"address\":\"0AFF\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"address\":\"0af\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"address\":null,\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":7,\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":\"s\",\"name\":\"t\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true}",
                "{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true} {}",
                "null",
                "[]",
                ""
            })
    void whatIsNotTheFormIsRefused(String json) {
        assertThatThrownBy(() -> tolerant.read(json.getBytes(StandardCharsets.UTF_8), PlatformInfo.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theServiceRefusesUnknownMembersAndAClientLeavesThemOut() throws IOException {
        byte[] json =
                ("{\"address\":\"0aff\",\"name\":\"s\",\"chainId\":\"c\",\"refundWindow\":\"12\",\"sandbox\":true,"
                                + "\"motto\":\"x\"}")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(tolerant.read(json, PlatformInfo.class).refundWindow()).isEqualTo(12);
        assertThatThrownBy(() -> strict.read(json, PlatformInfo.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void aNullInsideAListIsRefused() {
        byte[] json = "{\"cart\":[null]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> strict.read(json, Wire.Cart.class)).isInstanceOf(IOException.class);
        OrderRequest one = new OrderRequest("r", HASH, 1, HASH, HASH, Bytes.EMPTY);
        assertThat(new Wire.Cart(List.of(one)).cart()).containsExactly(one);
    }

    private static Order order(
            @org.jspecify.annotations.Nullable Receipt receipt,
            @org.jspecify.annotations.Nullable Inclusion inclusion,
            @org.jspecify.annotations.Nullable Parcel parcel) {
        return new Order(
                1,
                "r",
                ADDRESS,
                HASH,
                ADDRESS,
                "Kettle",
                "水壶",
                "L1",
                2,
                3,
                4,
                Order.Stage.PAID,
                5,
                6,
                -1,
                receipt,
                inclusion,
                parcel);
    }
}
