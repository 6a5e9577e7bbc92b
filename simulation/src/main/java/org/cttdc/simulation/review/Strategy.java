package org.cttdc.simulation.review;

/** How a reviewer comes to a report. */
public enum Strategy {
    /** Tests at home, with ordinary instruments, and states the uncertainty that they have. */
    HONEST("honest"),
    /** Tests with calibrated instruments and more time. */
    PRECISE("precise"),
    /** Buys, does not test, and writes down what is declared with the least uncertainty that counts. */
    LAZY("lazy"),
    /** Buys, does not test, and writes down the consensus of the last cycle on the same listing. */
    COPYING("copying"),
    /** One of a ring that reviews the listing that declares too much, and agrees to find what it declares. */
    COLLUDING("colluding"),
    /** One account of a person who holds many credentials: tests one unit and reports it from all accounts, each a little different. */
    SYBIL("Sybil"),
    /** An account that a merchant pays for: buys the own listing, which makes turnover, and finds what it declares. */
    WASHING("washing");

    private final String label;

    Strategy(String label) {
        this.label = label;
    }

    /** For tables. */
    public String label() {
        return label;
    }
}
