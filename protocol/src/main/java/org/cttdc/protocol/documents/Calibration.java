package org.cttdc.protocol.documents;

import java.time.LocalDate;

/** The last calibration of an instrument. */
public record Calibration(String certificate, LocalDate date) {}
