package org.cttdc.commerce.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.commerce.ServiceStatus;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.wire.ErrorBody;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.api.wire.WireJson;
import org.cttdc.commerce.service.Refusals;
import org.cttdc.commerce.service.Trader;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Paths to calls, JSON to records, refusals to error bodies. */
final class Routes extends Handler.Abstract {
    private static final System.Logger LOG = System.getLogger(Routes.class.getName());
    private static final Pattern ORDER =
            Pattern.compile(Pattern.quote(Wire.ORDERS) + "/(\\d{1,18})(?:/(pay|refund|ship))?");

    private final Trader trader;
    private final Supplier<ServiceStatus> status;
    private final Supplier<String> service;
    private final WireJson json = WireJson.strict();

    Routes(Trader trader, Supplier<ServiceStatus> status, Supplier<String> service) {
        this.trader = trader;
        this.status = status;
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            answer(response, callback, 200, route(request));
        } catch (CommerceException e) {
            String message = String.valueOf(e.getMessage());
            answer(response, callback, httpStatus(e.code()), new ErrorBody(e.code(), message, e.field()));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed: " + request.getMethod() + " " + path(request), e);
            ErrorBody body = new ErrorBody(Code.INTERNAL, "the service failed; its log says why", "");
            answer(response, callback, httpStatus(Code.INTERNAL), body);
        }
        return true;
    }

    private Object route(Request request) throws IOException {
        return switch (request.getMethod()) {
            case "GET" -> get(request);
            case "POST" -> post(request);
            default ->
                throw new CommerceException(Code.BAD_REQUEST, "GET and POST are served, not " + request.getMethod());
        };
    }

    private Object get(Request request) {
        String path = path(request);
        return switch (path) {
            case Wire.PLATFORM -> trader.platform();
            case Wire.HEALTH -> status.get();
            case Wire.OFFERS -> trader.offers(number(request, "from", 0));
            case Wire.PURCHASES -> trader.purchases(token(request), number(request, "before", Long.MAX_VALUE));
            case Wire.SALES -> trader.sales(token(request), number(request, "before", Long.MAX_VALUE));
            case Wire.PROMOTIONS -> trader.promotions(token(request), number(request, "before", Long.MAX_VALUE));
            default -> {
                Matcher order = ORDER.matcher(path);
                if (!order.matches() || order.group(2) != null) {
                    throw unknown(path);
                }
                yield trader.find(token(request), Long.parseLong(order.group(1)));
            }
        };
    }

    private Object post(Request request) throws IOException {
        String path = path(request);
        return switch (path) {
            case Wire.CHALLENGE -> trader.challenge(service.get(), body(request, Wire.ChallengeRequest.class));
            case Wire.LOGIN -> trader.login(service.get(), body(request, Wire.LoginRequest.class));
            case Wire.OFFERS -> trader.offer(token(request), body(request, OfferRequest.class));
            case Wire.ORDERS ->
                trader.order(token(request), body(request, Wire.Cart.class).cart());
            default -> act(request, path);
        };
    }

    private Object act(Request request, String path) {
        Matcher order = ORDER.matcher(path);
        if (!order.matches() || order.group(2) == null) {
            throw unknown(path);
        }
        long id = Long.parseLong(order.group(1));
        return switch (order.group(2)) {
            case "pay" -> trader.pay(token(request), id);
            case "refund" -> trader.refund(token(request), id);
            default -> trader.ship(token(request), id);
        };
    }

    private <T> T body(Request request, Class<T> type) throws IOException {
        byte[] bytes = bounded(request);
        try {
            return json.read(bytes, type);
        } catch (IOException e) {
            String where = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw Refusals.bad("body", "is not the JSON this call takes: " + where);
        }
    }

    private static byte[] bounded(Request request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] chunk = new byte[8192];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                out.write(chunk, 0, n);
                if (out.size() > Wire.MAX_REQUEST) {
                    throw Refusals.bad("body", "has at most " + Wire.MAX_REQUEST + " bytes");
                }
            }
        }
        return out.toByteArray();
    }

    private static String token(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.startsWith("Bearer ")) {
            throw new CommerceException(Code.UNAUTHORIZED, "log in first");
        }
        return header.substring("Bearer ".length());
    }

    private static long number(Request request, String name, long otherwise) {
        Fields query = Request.extractQueryParameters(request);
        String text = query.getValue(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,19}")) {
            throw Refusals.bad(name, "must be a number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusals.bad(name, "must be below 2^63");
        }
    }

    private static String path(Request request) {
        return Request.getPathInContext(request);
    }

    private static CommerceException unknown(String path) {
        return new CommerceException(Code.NOT_FOUND, "this service has no " + path);
    }

    private void answer(Response response, Callback callback, int code, Object body) {
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(json.write(body)), callback);
    }

    private static int httpStatus(Code code) {
        return switch (code) {
            case BAD_REQUEST -> 400;
            case UNAUTHORIZED -> 401;
            case NOT_FOUND -> 404;
            case OUT_OF_STOCK, WRONG_STAGE, REFUND_CLOSED -> 409;
            case NOT_VERIFIED -> 422;
            case UNREACHABLE -> 503;
            case BAD_REPLY, INTERNAL -> 500;
        };
    }
}
