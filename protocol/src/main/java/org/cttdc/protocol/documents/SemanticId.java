package org.cttdc.protocol.documents;

/** Identifier in a public vocabulary, such as GPC, ETIM, HS or an IRDI. */
public record SemanticId(String sys, String id) {}
