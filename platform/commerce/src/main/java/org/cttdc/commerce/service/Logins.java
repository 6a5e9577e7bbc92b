package org.cttdc.commerce.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;

/**
 * Login by challenge. A nonce carries its own expiry and a MAC, so that asking for challenges costs the service no memory; a nonce
 * that was answered is remembered until it expires, so that it answers once. Of a token only the hash is kept.
 */
public final class Logins {
    private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(2);
    private static final int NONCE_MAC = 16;
    private static final int NONCE_BODY = 16;
    private static final int TOKEN_SIZE = 32;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Duration sessionLife;
    private final Bytes macKey;

    public Logins(Database database, InstantSource clock, SecureRandom random, Duration sessionLife) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.sessionLife = sessionLife;
        this.macKey = draw(32);
    }

    /** A challenge for one account, good for two minutes and one answer, for the service known to clients as {@code service}. */
    public LoginChallenge challenge(String service, Bytes address) {
        Refusals.size("address", address, Address.SIZE);
        long expires = clock.instant().plus(CHALLENGE_LIFE).getEpochSecond();
        Bytes body = Bytes.concat(number(expires), draw(NONCE_BODY - Long.BYTES));
        return new LoginChallenge(service, Bytes.concat(body, mac(service, address, body)));
    }

    /** Opens a session for who answered the challenge with the account's key. */
    public Wire.LoginReply login(String service, Wire.LoginRequest request) {
        Refusals.size("address", request.address(), Address.SIZE);
        Refusals.size("publicKey", request.publicKey(), Ed25519.KEY_SIZE);
        Refusals.size("nonce", request.nonce(), NONCE_BODY + NONCE_MAC);
        Instant now = clock.instant();
        long expires = checkNonce(service, request, now);
        Bytes signed = new LoginChallenge(service, request.nonce()).signBytes();
        if (!Address.ofKey(request.publicKey()).value().equals(request.address())
                || !Ed25519.verify(request.publicKey(), signed, request.signature())) {
            throw refused("the signature is not this account's");
        }
        Bytes token = draw(TOKEN_SIZE);
        long end = now.plus(sessionLife).getEpochSecond();
        boolean fresh = database.call(tx -> {
            tx.update("delete from login_nonce where expires_at < ?", now.getEpochSecond());
            tx.update("delete from login_session where expires_at < ?", now.getEpochSecond());
            if (tx.first("select 1 from login_nonce where nonce = ?", row -> 1, request.nonce())
                    .isPresent()) {
                return false;
            }
            tx.update("insert into login_nonce (nonce, expires_at) values (?, ?)", request.nonce(), expires);
            tx.update(
                    "insert into login_session (token_hash, address, expires_at) values (?, ?, ?)",
                    Sha256.of(token),
                    request.address(),
                    end);
            return true;
        });
        if (!fresh) {
            throw refused("this challenge was answered before; ask for a new one");
        }
        return new Wire.LoginReply(token.hex(), end);
    }

    /** The account a bearer token stands for. */
    public Bytes account(String token) {
        if (!token.matches("[0-9a-f]{64}")) {
            throw refused("log in first");
        }
        return database.call(tx -> tx.first(
                        "select address from login_session where token_hash = ? and expires_at >= ?",
                        row -> Bytes.of(row.getBytes("address")),
                        Sha256.of(Bytes.fromHex(token)),
                        clock.instant().getEpochSecond()))
                .orElseThrow(() -> refused("the session is unknown or has run out; log in again"));
    }

    private long checkNonce(String service, Wire.LoginRequest request, Instant now) {
        Bytes body = request.nonce().slice(0, NONCE_BODY);
        Bytes given = request.nonce().slice(NONCE_BODY, NONCE_BODY + NONCE_MAC);
        if (!java.security.MessageDigest.isEqual(
                given.toArray(), mac(service, request.address(), body).toArray())) {
            throw refused("this challenge was not given to this account by this service");
        }
        long expires = ByteBuffer.wrap(body.toArray()).getLong();
        if (expires < now.getEpochSecond()) {
            throw refused("the challenge has run out; ask for a new one");
        }
        return expires;
    }

    private Bytes mac(String service, Bytes address, Bytes body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKey.toArray(), "HmacSHA256"));
            mac.update(address.toArray());
            mac.update(body.toArray());
            mac.update(service.getBytes(StandardCharsets.UTF_8));
            return Bytes.of(mac.doFinal(), 0, NONCE_MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer HMAC-SHA-256", e);
        }
    }

    private Bytes draw(int size) {
        byte[] out = new byte[size];
        random.nextBytes(out);
        return Bytes.of(out);
    }

    private static Bytes number(long value) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private static CommerceException refused(String message) {
        return new CommerceException(Code.UNAUTHORIZED, message);
    }
}
