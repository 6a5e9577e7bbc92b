package org.cttdc.app.compose;

import static org.cttdc.uikit.async.Waiting.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.CommerceSessions;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.LoginSigner;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.Wallet;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletException;

/** Sessions with the commerce service, each opened by a login that the wallet signs and renewed when it has run out. */
public final class WalletSessions implements CommerceSessions {
    private final CommerceService service;
    private final Wallet wallet;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Bytes, CommerceService.Session> open = new HashMap<>();

    public WalletSessions(CommerceService service, Wallet wallet) {
        this.service = service;
        this.wallet = wallet;
    }

    @Override
    public CommerceService.Session of(Bytes account) {
        return new Renewing(account);
    }

    private CommerceService.Session session(Bytes account) {
        lock.lock();
        try {
            CommerceService.Session known = open.get(account);
            if (known == null) {
                known = service.login(new Signer(account(account)));
                open.put(account, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Bytes account, CommerceService.Session session) {
        lock.lock();
        try {
            open.remove(account, session);
        } finally {
            lock.unlock();
        }
    }

    private WalletAccount account(Bytes address) {
        return wallet.state().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new WalletException(
                        WalletException.Code.UNKNOWN_ACCOUNT, "the wallet has no account " + address.hex()));
    }

    private final class Signer implements LoginSigner {
        private final WalletAccount account;

        Signer(WalletAccount account) {
            this.account = account;
        }

        @Override
        public Bytes address() {
            return account.address();
        }

        @Override
        public Bytes publicKey() {
            return account.publicKey();
        }

        @Override
        public Bytes sign(LoginChallenge challenge) {
            return await(wallet.signLogin(account.address(), challenge.service(), challenge.signBytes()));
        }
    }

    /** Logs in when first used, and once more when the service no longer knows the session. */
    private final class Renewing implements CommerceService.Session {
        private final Bytes account;

        Renewing(Bytes account) {
            this.account = account;
        }

        private <T> T call(Function<CommerceService.Session, T> deed) {
            CommerceService.Session session = session(account);
            try {
                return deed.apply(session);
            } catch (CommerceException e) {
                if (e.code() != CommerceException.Code.UNAUTHORIZED) {
                    throw e;
                }
                forget(account, session);
                return deed.apply(session(account));
            }
        }

        @Override
        public Offer offer(OfferRequest request) {
            return call(session -> session.offer(request));
        }

        @Override
        public List<Order> order(List<OrderRequest> cart) {
            return call(session -> session.order(cart));
        }

        @Override
        public Order pay(long orderId) {
            return call(session -> session.pay(orderId));
        }

        @Override
        public Order refund(long orderId) {
            return call(session -> session.refund(orderId));
        }

        @Override
        public Order ship(long orderId) {
            return call(session -> session.ship(orderId));
        }

        @Override
        public List<Order> purchases() {
            return call(CommerceService.Session::purchases);
        }

        @Override
        public List<Order> sales() {
            return call(CommerceService.Session::sales);
        }

        @Override
        public List<Promotion> promotions() {
            return call(CommerceService.Session::promotions);
        }

        @Override
        public Order find(long orderId) {
            return call(session -> session.find(orderId));
        }
    }
}
