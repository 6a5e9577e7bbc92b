package org.cttdc.node.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of conditions joined by AND, such as {@code tm.event = 'Tx' AND tx.height >= 5}.
 *
 * @param conditions all must hold
 */
record EventQuery(List<Condition> conditions) {
    private static final int MAX_LENGTH = 512;
    private static final Pattern CONDITION = Pattern.compile(
            "\\s*([A-Za-z_][A-Za-z0-9_.\\-]{0,63})\\s*(<=|>=|=|<|>)\\s*(?:'([^']{0,200})'|(-?\\d{1,18}))\\s*(?:(AND)\\b|$)");

    EventQuery {
        conditions = List.copyOf(conditions);
    }

    /** One comparison; {@code quoted} values are texts. */
    record Condition(String tag, String operator, String value, boolean quoted) {
        boolean holds(String found) {
            if (operator.equals("=")) {
                return found.equals(value);
            }
            if (quoted || !found.matches("-?\\d{1,18}")) {
                return false;
            }
            int order = Long.compare(Long.parseLong(found), Long.parseLong(value));
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public String toString() {
            return tag + ' ' + operator + ' ' + (quoted ? "'" + value + "'" : value);
        }
    }

    static EventQuery parse(String text) throws RpcException {
        if (text.length() > MAX_LENGTH) {
            throw RpcException.internal("maximum query length exceeded");
        }
        List<Condition> conditions = new ArrayList<>();
        Matcher matcher = CONDITION.matcher(text);
        int position = 0;
        boolean more = true;
        while (more) {
            if (!matcher.region(position, text.length()).lookingAt()) {
                throw RpcException.internal("failed to parse query: offset " + position
                        + ": wanted tag = 'text' or tag <operator> number, joined by AND");
            }
            boolean quoted = matcher.group(3) != null;
            conditions.add(new Condition(
                    matcher.group(1), matcher.group(2), quoted ? matcher.group(3) : matcher.group(4), quoted));
            position = matcher.end();
            more = matcher.group(5) != null;
        }
        return new EventQuery(conditions);
    }

    /** Whether events with those tags match. */
    boolean matches(Map<String, String> tags) {
        return conditions.stream().allMatch(condition -> {
            String found = tags.get(condition.tag());
            return found != null && condition.holds(found);
        });
    }

    /** The query in its one spelling. */
    @Override
    public String toString() {
        return String.join(" AND ", conditions.stream().map(Condition::toString).toList());
    }

    /** Heights that a numeric tag allows, from lowest to highest, within {@code [1, highest]}. */
    HeightRange heights(String tag, long highest) throws RpcException {
        long from = 1;
        long to = highest;
        for (Condition condition : conditions) {
            if (condition.tag().equals(tag)) {
                if (condition.quoted() && !condition.value().matches("\\d{1,18}")) {
                    throw RpcException.internal(tag + " is a number");
                }
                long value = Long.parseLong(condition.value());
                switch (condition.operator()) {
                    case "=" -> {
                        from = Math.max(from, value);
                        to = Math.min(to, value);
                    }
                    case "<" -> to = Math.min(to, value - 1);
                    case "<=" -> to = Math.min(to, value);
                    case ">" -> from = Math.max(from, value + 1);
                    default -> from = Math.max(from, value);
                }
            }
        }
        return new HeightRange(from, to);
    }

    /** Both ends included; empty when {@code from > to}. */
    record HeightRange(long from, long to) {}
}
