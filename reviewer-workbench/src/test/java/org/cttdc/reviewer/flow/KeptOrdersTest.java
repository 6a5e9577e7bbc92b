package org.cttdc.reviewer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PurchaseProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptOrdersTest {
    private static final SigningKey PLATFORM = SigningKey.ofSeed(new byte[32]);
    private static final Bytes BUYER = Bytes.fromHex("22".repeat(20));
    private static final Bytes ID = Bytes.fromHex("33".repeat(32));

    @TempDir
    Path home;

    private static Order order(long id, boolean genuine) {
        OrderLeaf leaf = new OrderLeaf(PLATFORM.address().value(), ID, ID, "L", 1, 100, 10, Bytes.EMPTY, ID, id);
        Bytes signature = PLATFORM.sign(PurchaseProof.receiptSignBytes(genuine ? 3 : 4, leaf.hash()));
        return new Order(
                id,
                "request-" + id,
                BUYER,
                ID,
                BUYER,
                "Lamp",
                "灯",
                "L",
                1,
                100,
                10,
                Order.Stage.FINAL,
                5,
                25,
                3,
                new Receipt(leaf, 3, PLATFORM.publicKey(), signature),
                null,
                null);
    }

    @Test
    void whatWasSignedStaysWhateverThePlatformTellsLater() {
        Order kept = order(1, true);
        new KeptOrders(home).keep(List.of(kept));
        KeptOrders later = new KeptOrders(home);
        assertThat(later.with(List.of(), BUYER)).containsExactly(kept);
        Order told = order(2, true);
        assertThat(later.with(List.of(told), BUYER)).containsExactly(told, kept);
        assertThat(later.with(List.of(), Bytes.fromHex("44".repeat(20)))).isEmpty();
    }

    @Test
    void onlyGenuineReceiptsAreKeptAndDamagedFilesAreNotBelieved() throws Exception {
        var orders = new KeptOrders(home);
        orders.keep(List.of(order(1, false)));
        assertThat(orders.with(List.of(), BUYER)).isEmpty();
        orders.keep(List.of(order(2, true)));
        try (Stream<Path> files = Files.list(home)) {
            Path file = files.filter(one -> one.toString().endsWith(".order"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("\"gross\":\"100\"", "\"gross\":\"900\""));
        }
        assertThat(new KeptOrders(home).with(List.of(), BUYER)).isEmpty();
    }

    @Test
    void anOrdersIdNamesWhoRecommendedIt() {
        assertThat(RequestIds.recommended("a1", Bytes.EMPTY)).isEqualTo("a1");
        assertThat(RequestIds.promoter("a1")).isEqualTo(Bytes.EMPTY);
        assertThat(RequestIds.promoter(RequestIds.recommended("a1", BUYER))).isEqualTo(BUYER);
    }
}
