package org.cttdc.lightnode.api;

import java.util.List;

/**
 * What an endpoint says of a transaction's result and no hash covers. Only ever handed out as {@link Unverified}.
 *
 * @param log the application's log
 * @param info the application's further information
 * @param codespace whose numbers the result code is one of
 * @param events what the application announced
 */
public record TxRemarks(String log, String info, String codespace, List<Event> events) {
    public TxRemarks {
        events = List.copyOf(events);
    }

    /** One event. */
    public record Event(String type, List<Attribute> attributes) {
        public Event {
            attributes = List.copyOf(attributes);
        }
    }

    /** One attribute of an event. */
    public record Attribute(String key, String value) {}
}
