package org.cttdc.lightnode.api;

/** Ends a subscription. Closing twice does no harm. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
