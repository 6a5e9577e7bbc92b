package org.cttdc.reviewer.flow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.protocol.Bytes;

/**
 * The ids under which a buyer orders. They name the recommender too, so that the buyer's phrase and the platform's list of orders are
 * enough to check what a receipt says of one: the secrets of an order are derived from its id, and another id opens another order.
 */
final class RequestIds {
    private static final Pattern RECOMMENDED = Pattern.compile(".*:by-([0-9a-f]{40})");

    private RequestIds() {}

    /** The id of an order that somebody recommended; {@code promoter} may be empty. */
    static String recommended(String id, Bytes promoter) {
        return promoter.isEmpty() ? id : id + ":by-" + promoter.hex();
    }

    /** Who recommended the order with that id, or empty. */
    static Bytes promoter(String id) {
        Matcher matcher = RECOMMENDED.matcher(id);
        return matcher.matches() ? Bytes.fromHex(matcher.group(1)) : Bytes.EMPTY;
    }
}
