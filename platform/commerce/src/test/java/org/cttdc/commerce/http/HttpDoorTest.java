package org.cttdc.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cttdc.commerce.testing.Shop.BUYER;
import static org.cttdc.commerce.testing.Shop.LOT_SECRET;
import static org.cttdc.commerce.testing.Shop.MERCHANT;
import static org.cttdc.commerce.testing.Shop.PLATFORM;
import static org.cttdc.commerce.testing.Shop.STRANGER;
import static org.cttdc.commerce.testing.Shop.listing;
import static org.cttdc.commerce.testing.Shop.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.CommerceService.Session;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.LoginSigner;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Order.Stage;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.testing.Member;
import org.cttdc.commerce.testing.Shop;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shop shop = Shop.fresh();
    private final HttpDoor door = shop.door();
    private final CommerceClient client = Shop.client(door);
    private final HttpClient raw = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        raw.close();
        door.close();
    }

    @Test
    void aWholeSaleGoesOverHttp() {
        Session merchant = client.login(MERCHANT);
        Session buyer = client.login(BUYER);
        Offer offer = merchant.offer(new OfferRequest(listing(0), "Kettle", "电水壶", 19_900, "L1", LOT_SECRET));

        assertThat(client.platform().address()).isEqualTo(PLATFORM.address());
        assertThat(client.offers()).containsExactly(offer);
        Order placed = buyer.order(List.of(request("a", listing(0), 2))).getFirst();
        assertThat(placed.stage()).isEqualTo(Stage.PLACED);
        assertThat(buyer.pay(placed.id()).stage()).isEqualTo(Stage.PAID);
        assertThat(merchant.ship(placed.id()).stage()).isEqualTo(Stage.SHIPPED);
        shop.live(130);

        Order anchored = buyer.find(placed.id());
        assertThat(anchored.stage()).isEqualTo(Stage.ANCHORED);
        assertThat(anchored.titleZh()).isEqualTo("电水壶");
        assertThat(anchored.receipt()).isNotNull();
        assertThat(anchored.inclusion()).isNotNull();
        assertThat(anchored.parcel()).isNotNull();
        assertThat(buyer.purchases()).containsExactly(anchored);
        assertThat(merchant.sales()).extracting(Order::id).containsExactly(placed.id());
        refused(Code.REFUND_CLOSED, () -> buyer.refund(placed.id()));
    }

    @Test
    void listsLongerThanAPageComeWhole() {
        shop.sell(listing(0), 100);
        Shop.publish(shop.chain, listing(1), MERCHANT, 1_000, 1_000);
        shop.sell(listing(1), 100);
        for (int i = 0; i < Wire.PAGE + 1; i++) {
            shop.buy("p" + i, listing(1), 1);
        }

        List<Order> orders = client.login(BUYER).purchases();
        assertThat(orders).hasSize(Wire.PAGE + 1);
        assertThat(orders).extracting(Order::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void aChallengeAnswersOnceAndOnlyForItsAccount() throws Exception {
        LoginChallenge challenge = shop.logins.challenge("here", BUYER.address());
        Wire.LoginRequest answer = answer(BUYER, challenge);
        assertThat(shop.logins.account(shop.logins.login("here", answer).token()))
                .isEqualTo(BUYER.address());

        refused(Code.UNAUTHORIZED, () -> shop.logins.login("here", answer));
        LoginChallenge fresh = shop.logins.challenge("here", BUYER.address());
        refused(Code.UNAUTHORIZED, () -> shop.logins.login("here", answer(STRANGER, fresh)));
        refused(Code.UNAUTHORIZED, () -> shop.logins.login("elsewhere", answer(BUYER, fresh)));
        Wire.LoginRequest forged =
                new Wire.LoginRequest(BUYER.address(), STRANGER.publicKey(), fresh.nonce(), STRANGER.sign(fresh));
        refused(Code.UNAUTHORIZED, () -> shop.logins.login("here", forged));
        shop.clock.forward(Duration.ofMinutes(3));
        refused(Code.UNAUTHORIZED, () -> shop.logins.login("here", answer(BUYER, fresh)));
    }

    @Test
    void sessionsRunOutAndForgedTokensOpenNothing() throws Exception {
        Session session = client.login(BUYER);
        assertThat(session.purchases()).isEmpty();

        assertThat(send("GET", Wire.PURCHASES, "Bearer " + "0".repeat(64), "").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", Wire.PURCHASES, "Bearer x' or '1'='1", "").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", Wire.PURCHASES, "", "").statusCode()).isEqualTo(401);
        shop.clock.forward(Duration.ofHours(2));
        refused(Code.UNAUTHORIZED, session::purchases);
    }

    @Test
    void aServiceThatAsksToSignInElsewhereGetsNoSignature() {
        try (HttpDoor liar =
                        HttpDoor.open("127.0.0.1", 0, "https://shop.example/", shop.trader(), shop.rounds::status);
                CommerceClient victim = Shop.client(liar)) {
            LoginSigner never = new LoginSigner() {
                @Override
                public Bytes address() {
                    return BUYER.address();
                }

                @Override
                public Bytes publicKey() {
                    return BUYER.publicKey();
                }

                @Override
                public Bytes sign(LoginChallenge challenge) {
                    throw new AssertionError("signed for another service");
                }
            };
            refused(Code.BAD_REPLY, () -> victim.login(never));
        }
    }

    @Test
    void errorsAreCodeMessageAndField() throws Exception {
        HttpResponse<String> missing = send("GET", "/v1/nothing", "", "");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(missing.body()).get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(send("DELETE", Wire.OFFERS, "", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", Wire.OFFERS + "?from=-1", "", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", Wire.OFFERS + "?from=99999999999999999999", "", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", Wire.LOGIN, "", "{\"address\":").statusCode()).isEqualTo(400);
        assertThat(send("POST", Wire.LOGIN, "", " ".repeat(Wire.MAX_REQUEST + 1))
                        .statusCode())
                .isEqualTo(400);
        JsonNode error = JSON.readTree(
                send("POST", Wire.CHALLENGE, "", "{\"address\":\"00\"}").body());
        assertThat(error.get("field").asText()).isEqualTo("address");
        assertThat(error.get("message").asText()).contains("20 bytes");
        assertThat(error.size()).isEqualTo(3);
    }

    @Test
    void healthSaysHowItStands() throws Exception {
        shop.live(3);
        JsonNode health = JSON.readTree(send("GET", Wire.HEALTH, "", "").body());

        assertThat(health.get("height").asText()).isEqualTo("3");
        assertThat(health.get("problems").size()).isZero();
    }

    @Test
    void aServiceThatIsNotThereIsUnreachable() {
        String url = door.url();
        door.close();
        try (CommerceClient gone = CommerceClient.at(url)) {
            refused(Code.UNREACHABLE, gone::platform);
        }
        refused(Code.BAD_REQUEST, () -> CommerceClient.at("http://shop.example/"));
        refused(Code.BAD_REQUEST, () -> CommerceClient.at("nonsense"));
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(door.url()).resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return raw.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Wire.LoginRequest answer(Member member, LoginChallenge challenge) {
        return new Wire.LoginRequest(BUYER.address(), member.publicKey(), challenge.nonce(), member.sign(challenge));
    }

    private static void refused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommerceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
