package org.cttdc.lightnode.api;

/**
 * Something a server said that no hash covers: a view that shows it says so.
 *
 * @param value what it said
 * @param source which endpoint said it
 */
public record Unverified<T>(T value, String source) {}
