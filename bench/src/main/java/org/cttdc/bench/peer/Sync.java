package org.cttdc.bench.peer;

/**
 * One run of a light client.
 *
 * @param height where it got
 * @param hash of the header there, hex
 * @param inside nanoseconds the client itself took, once its program ran
 * @param whole nanoseconds from starting the process to its end
 * @param cpu nanoseconds of processor time of the whole process, 0 where that is unknown
 */
public record Sync(long height, String hash, long inside, long whole, long cpu) {}
