package org.cttdc.uikit.catalogue;

import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.state.ListingState;

/** A listing as the chain has it: its record and its declaration. */
public record PublishedListing(ListingState state, ListingDeclaration document) {}
