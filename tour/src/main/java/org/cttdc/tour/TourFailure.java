package org.cttdc.tour;

/** The product did not do what the tour expects of it; the message says what was expected and what there was. */
final class TourFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourFailure(String message) {
        super(message);
    }

    TourFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
