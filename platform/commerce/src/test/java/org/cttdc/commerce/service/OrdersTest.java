package org.cttdc.commerce.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cttdc.commerce.testing.Shop.BUYER;
import static org.cttdc.commerce.testing.Shop.LOT_SECRET;
import static org.cttdc.commerce.testing.Shop.MERCHANT;
import static org.cttdc.commerce.testing.Shop.PLATFORM;
import static org.cttdc.commerce.testing.Shop.STRANGER;
import static org.cttdc.commerce.testing.Shop.listing;
import static org.cttdc.commerce.testing.Shop.request;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Order.Stage;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.ReceiptVerifier;
import org.cttdc.commerce.testing.Shop;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Bytes KETTLE = listing(0);
    private static final long PRICE = 19_999;

    private final Shop shop = Shop.fresh();

    @Test
    void onlyAListingOfTheMerchantsOwnWithItsSealedLotIsOffered() {
        OfferRequest good = new OfferRequest(KETTLE, "Kettle", "电水壶", PRICE, "L1", LOT_SECRET);

        refused(
                Code.NOT_VERIFIED,
                "listing",
                () -> shop.catalogue.offer(
                        MERCHANT.address(), new OfferRequest(listing(9), "K", "壶", PRICE, "L1", LOT_SECRET)));
        refused(Code.UNAUTHORIZED, "listing", () -> shop.catalogue.offer(STRANGER.address(), good));
        refused(
                Code.BAD_REQUEST,
                "lot",
                () -> shop.catalogue.offer(
                        MERCHANT.address(), new OfferRequest(KETTLE, "K", "壶", PRICE, "L2", LOT_SECRET)));
        refused(
                Code.BAD_REQUEST,
                "lotSecret",
                () -> shop.catalogue.offer(
                        MERCHANT.address(), new OfferRequest(KETTLE, "K", "壶", PRICE, "L1", KETTLE)));
        refused(
                Code.BAD_REQUEST,
                "price",
                () -> shop.catalogue.offer(
                        MERCHANT.address(), new OfferRequest(KETTLE, "K", "壶", 0, "L1", LOT_SECRET)));
        refused(
                Code.BAD_REQUEST,
                "titleZh",
                () -> shop.catalogue.offer(
                        MERCHANT.address(), new OfferRequest(KETTLE, "K", " ", PRICE, "L1", LOT_SECRET)));
        assertThat(shop.catalogue.offers(0, 10)).isEmpty();

        Offer offer = shop.catalogue.offer(MERCHANT.address(), good);
        assertThat(offer.stock()).isEqualTo(100);
        assertThat(offer.experienceFeeBps()).isEqualTo(1_500);
        assertThat(offer.verifiedHeight()).isEqualTo(shop.chain.stateHeight());
        Offer dearer = shop.catalogue.offer(
                MERCHANT.address(), new OfferRequest(KETTLE, "Kettle 2", "电水壶", PRICE + 1, "L1", LOT_SECRET));
        assertThat(shop.catalogue.offers(0, 10)).containsExactly(dearer);
    }

    @Test
    void anOfferThatNoLongerHoldsOnTheChainIsTakenOffSale() {
        shop.sell(KETTLE, PRICE);
        shop.chain.remove(StateKeys.listing(KETTLE));
        shop.live(3);

        assertThat(shop.catalogue.offers(0, 10)).isEmpty();
        refused(Code.NOT_VERIFIED, "cart[0].listing", () -> shop.buy("a", KETTLE, 1));
    }

    @Test
    void nothingIsSoldWhileTheChainCannotBeVerified() {
        shop.sell(KETTLE, PRICE);
        shop.chain.goOffline(true);

        refused(Code.NOT_VERIFIED, "", () -> shop.buy("a", KETTLE, 1));
    }

    @Test
    void aCartIsPlacedWholeOrNotAtAll() {
        shop.sell(KETTLE, PRICE);
        List<OrderRequest> cart = List.of(request("a", KETTLE, 60), request("b", KETTLE, 41));

        refused(Code.OUT_OF_STOCK, "cart[1].quantity", () -> shop.checkout.place(BUYER.address(), cart));
        assertThat(shop.catalogue.offers(0, 1).getFirst().stock()).isEqualTo(100);
        assertThat(shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void theSameRequestAgainIsTheSameOrderAndAnotherUnderItsIdIsRefused() {
        shop.sell(KETTLE, PRICE);
        List<OrderRequest> cart = List.of(request("a", KETTLE, 2), request("b", KETTLE, 3));
        List<Long> first = shop.checkout.place(BUYER.address(), cart);

        assertThat(shop.checkout.place(BUYER.address(), cart)).isEqualTo(first);
        assertThat(shop.catalogue.offers(0, 1).getFirst().stock()).isEqualTo(95);
        OrderRequest other = new OrderRequest(
                "a",
                KETTLE,
                9,
                cart.getFirst().nullifierCommit(),
                cart.getFirst().buyerCommit(),
                Bytes.EMPTY);
        refused(Code.BAD_REQUEST, "cart[0].requestId", () -> shop.checkout.place(BUYER.address(), List.of(other)));
        OrderRequest stolen = new OrderRequest(
                "z",
                KETTLE,
                1,
                cart.getFirst().nullifierCommit(),
                cart.getFirst().buyerCommit(),
                Bytes.EMPTY);
        refused(
                Code.BAD_REQUEST,
                "cart[0].nullifierCommit",
                () -> shop.checkout.place(STRANGER.address(), List.of(stolen)));
    }

    @Test
    void badAmountsAndLengthsAreNamed() {
        shop.sell(KETTLE, PRICE);
        OrderRequest good = request("a", KETTLE, 1);

        for (long quantity : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            refused(Code.BAD_REQUEST, "cart[0].quantity", () -> shop.buy("q", KETTLE, quantity));
        }
        refused(Code.BAD_REQUEST, "cart[0].quantity", () -> shop.buy("q", KETTLE, Refusals.MAX_GROSS));
        refused(
                Code.BAD_REQUEST,
                "cart[0].buyerCommit",
                () -> shop.checkout.place(
                        BUYER.address(),
                        List.of(new OrderRequest("a", KETTLE, 1, good.nullifierCommit(), Bytes.EMPTY, Bytes.EMPTY))));
        refused(
                Code.BAD_REQUEST,
                "cart[0].promoter",
                () -> shop.checkout.place(
                        BUYER.address(),
                        List.of(new OrderRequest(
                                "a", KETTLE, 1, good.nullifierCommit(), good.buyerCommit(), BUYER.address()))));
        refused(Code.BAD_REQUEST, "cart", () -> shop.checkout.place(BUYER.address(), List.of()));
    }

    @Test
    void feesAreFlooredToTheFen() {
        assertThat(Checkout.fee(101, 1_500)).isEqualTo(15);
        assertThat(Checkout.fee(19_999, 1_500)).isEqualTo(2_999);
        assertThat(Checkout.fee(10_000_000_000_000L, 3_000)).isEqualTo(3_000_000_000_000L);
    }

    @Test
    void aParcelHoldsTheNextCodeAndItsPlaceUnderTheUnitRoot() throws ProofException {
        shop.sell(KETTLE, PRICE);
        long one = shop.buy("a", KETTLE, 2);
        long two = shop.buy("b", KETTLE, 1);

        refused(Code.NOT_FOUND, "", () -> shop.orders.ship(BUYER.address(), one));
        Parcel first = shop.orders.ship(MERCHANT.address(), one).parcel();
        Parcel second = shop.orders.ship(MERCHANT.address(), two).parcel();
        assertThat(shop.orders.ship(MERCHANT.address(), one).parcel()).isEqualTo(first);

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.packCode()).isEqualTo(PackCodes.code(LOT_SECRET, 0));
        assertThat(second.packCode()).isEqualTo(PackCodes.code(LOT_SECRET, 2));
        Bytes root = shop.chain
                .get(StateKeys.listing(KETTLE))
                .orElseThrow()
                .lots()
                .getFirst()
                .unitRoot();
        MerkleTree.verify(root, second.path(), second.packCode());
    }

    @Test
    void aMerchantDoesNotLearnWhoBought() {
        shop.sell(KETTLE, PRICE);
        long id = shop.buy("a", KETTLE, 1);

        assertThat(shop.orders.find(BUYER.address(), id).buyer()).isEqualTo(BUYER.address());
        assertThat(shop.orders
                        .sales(MERCHANT.address(), Long.MAX_VALUE, 10)
                        .getFirst()
                        .buyer())
                .isEqualTo(Bytes.EMPTY);
        refused(Code.NOT_FOUND, "", () -> shop.orders.find(STRANGER.address(), id));
    }

    @Test
    void anOrderCanBeTakenBackUntilItsWindowClosesAndOnlyOnce() {
        shop.sell(KETTLE, PRICE);
        long unshipped = shop.buy("a", KETTLE, 10);
        long shipped = shop.buy("b", KETTLE, 10);
        long kept = shop.buy("c", KETTLE, 10);
        shop.orders.ship(MERCHANT.address(), shipped);
        assertThat(shop.orders.pay(BUYER.address(), kept).stage()).isEqualTo(Stage.PAID);

        refused(Code.NOT_FOUND, "", () -> shop.orders.refund(MERCHANT.address(), unshipped));
        assertThat(shop.orders.refund(BUYER.address(), unshipped).stage()).isEqualTo(Stage.REFUNDED);
        assertThat(shop.orders.refund(BUYER.address(), unshipped).stage()).isEqualTo(Stage.REFUNDED);
        assertThat(shop.orders.refund(BUYER.address(), shipped).stage()).isEqualTo(Stage.REFUNDED);
        assertThat(shop.catalogue.offers(0, 1).getFirst().stock()).isEqualTo(80);
        refused(Code.WRONG_STAGE, "", () -> shop.orders.pay(BUYER.address(), unshipped));
        refused(Code.WRONG_STAGE, "", () -> shop.orders.ship(MERCHANT.address(), unshipped));

        shop.chain.advanceTo(shop.orders.find(BUYER.address(), kept).finalHeight());
        refused(Code.REFUND_CLOSED, "", () -> shop.orders.refund(BUYER.address(), kept));
        shop.rounds.run();
        refused(Code.REFUND_CLOSED, "", () -> shop.orders.refund(BUYER.address(), kept));
    }

    @Test
    void refundsThatRaceEachOtherAndFinalityPayBackOnce() throws Exception {
        shop.sell(KETTLE, PRICE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                long id = shop.buy("r" + i, KETTLE, 1);
                CyclicBarrier start = new CyclicBarrier(3);
                Callable<Stage> refund = () -> {
                    start.await();
                    return shop.orders.refund(BUYER.address(), id).stage();
                };
                Callable<Stage> ship = () -> {
                    start.await();
                    try {
                        return shop.orders.ship(MERCHANT.address(), id).stage();
                    } catch (CommerceException e) {
                        return Stage.REFUNDED;
                    }
                };
                Future<Stage> a = threads.submit(refund);
                Future<Stage> b = threads.submit(refund);
                Future<Stage> c = threads.submit(ship);
                assertThat(a.get()).isEqualTo(Stage.REFUNDED);
                assertThat(b.get()).isEqualTo(Stage.REFUNDED);
                assertThat(c.get()).isIn(Stage.SHIPPED, Stage.REFUNDED);
            }
        }
        List<Order> all = shop.orders.purchases(BUYER.address(), Long.MAX_VALUE, 100);
        long opened = all.stream().filter(order -> order.parcel() != null).count();
        assertThat(all).hasSize(20).allMatch(order -> order.stage() == Stage.REFUNDED);
        assertThat(shop.catalogue.offers(0, 1).getFirst().stock()).isEqualTo(100 - opened);
    }

    @Test
    void whatIsNeverPaidIsOnSaleAgain() {
        shop.sell(KETTLE, PRICE);
        long id = shop.checkout
                .place(BUYER.address(), List.of(request("a", KETTLE, 5)))
                .getFirst();
        shop.live(61);

        assertThat(shop.orders.find(BUYER.address(), id).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(shop.catalogue.offers(0, 1).getFirst().stock()).isEqualTo(100);
    }

    @Test
    void aFinalOrderHasAReceiptThatItsBuyerCanCheck() {
        shop.sell(KETTLE, PRICE);
        OrderRequest request = request("a", KETTLE, 3);
        long id = shop.buy("a", KETTLE, 3);
        long finalHeight = shop.orders.find(BUYER.address(), id).finalHeight();
        shop.live(finalHeight - 1);
        assertThat(shop.orders.find(BUYER.address(), id).receipt()).isNull();
        shop.live(finalHeight);

        Order order = shop.orders.find(BUYER.address(), id);
        assertThat(order.stage()).isEqualTo(Stage.FINAL);
        assertThat(order.cycle()).isZero();
        assertThat(order.receipt()).isNotNull();
        assertThat(ReceiptVerifier.faults(order.receipt(), PLATFORM.address(), request, 3 * PRICE, 1_500))
                .isEmpty();
        assertThat(ReceiptVerifier.faults(order.receipt(), PLATFORM.address(), request("b", KETTLE, 2), PRICE, 1_000))
                .containsExactlyInAnyOrder(
                        ReceiptVerifier.Fault.NULLIFIER,
                        ReceiptVerifier.Fault.BUYER,
                        ReceiptVerifier.Fault.QUANTITY,
                        ReceiptVerifier.Fault.GROSS,
                        ReceiptVerifier.Fault.FEE);
        assertThat(ReceiptVerifier.faults(order.receipt(), STRANGER.address(), request, 3 * PRICE, 1_500))
                .containsExactly(ReceiptVerifier.Fault.PLATFORM);
    }

    private static void refused(Code code, String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CommerceException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.field()).isEqualTo(field);
        });
    }

    @Test
    void whatIsOffTheMarketIsNeitherSoldNorOffered() {
        Shop shop = Shop.fresh();
        Bytes listing = Shop.listing(0);
        shop.sell(listing, 100);
        shop.chain.put(StateKeys.listingTerms(listing), new ListingTerms(Bytes.EMPTY, Bytes.EMPTY, 2, 0));
        assertThatThrownBy(() -> shop.buy("late", listing, 1))
                .isInstanceOfSatisfying(
                        CommerceException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
        assertThatThrownBy(() -> shop.sell(listing, 100)).isInstanceOf(CommerceException.class);
        assertThat(shop.catalogue.verifyAgain(shop.chain.head())).isEqualTo(1);
        assertThat(shop.catalogue.offers(0, 10)).isEmpty();
    }
}
