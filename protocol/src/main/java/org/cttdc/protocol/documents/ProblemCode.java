package org.cttdc.protocol.documents;

/**
 * Stable codes of what can be wrong with a document; the name is the code. Each comment names the arguments of
 * {@link Problem#args} in order.
 */
public enum ProblemCode {
    /** Not acceptable JSON. Args: reason, byte offset. */
    E_JSON,
    /** Not the canonical bytes of a document (RFC 8785, no empty optional members). Args: offset of the first difference. */
    E_NOT_CANONICAL,
    /** Another type of document. Args: wanted, found. */
    E_TYPE,
    /** A member that this type of document does not have. */
    E_FIELD_UNKNOWN,
    /** A member that has to be there is missing. */
    E_FIELD_MISSING,
    /** A member of another form. Args: wanted form. */
    E_FIELD_FORM,
    /** The canonical bytes are too long. Args: bytes, most allowed. */
    E_TOO_LARGE,
    /** Too few or too many entries. Args: count, least, most. */
    E_COUNT,
    /** A text that is empty, too long, not NFC or holds control characters. Args: most characters allowed. */
    E_TEXT,
    /** A localised text without its English part. */
    E_LANGUAGE,
    /** An identifier of a wrong form, or a reserved word. Args: identifier. */
    E_ID,
    /** An identifier, hash or code used twice. Args: identifier. */
    E_DUP_ID,
    /** An unknown key of a standard. Args: key. */
    E_STANDARD,
    /** A reference to something the document does not hold. Args: what is referred to. */
    E_REFERENCE,
    /** The weights do not sum to 1,000,000 ppm. Args: sum, wanted sum. */
    E_WEIGHT_SUM,
    /** A number outside its range. Args: least, most. */
    E_RANGE,
    /** A unit that is unknown, or not the wanted one. Args: unit. */
    E_UNIT,
    /** A value that is not one of the characteristic's values: not a level, not 0 or 1, or not exact at the scale. Args: value. */
    E_DOMAIN,
    /** A value outside the plausible range. Args: value, lowest, highest. */
    E_IMPLAUSIBLE,
    /** A value outside the limit. Args: value, bound. */
    E_LIMIT,
    /** The ends of an interval are in the wrong order. */
    E_ORDER,
    /** A part that this kind of characteristic must have. Args: kind. */
    E_PART_MISSING,
    /** A part that this kind of characteristic, or this choice, cannot have. Args: kind. */
    E_PART_UNEXPECTED,
    /** A safety test that is not at laboratory level. */
    E_SAFETY_LEVEL,
    /** An expression that cannot be read or has a wrong dimension. Args: reason, position in characters, detail. */
    E_EXPRESSION,
    /** A required characteristic is not declared, or a named one does not exist. Args: characteristic. */
    E_CHARACTERISTIC_MISSING,
    /** A derived characteristic is computed, never stated. Args: characteristic. */
    E_DERIVED,
    /** A GTIN with a wrong length or check digit. Args: gtin. */
    E_GTIN,
    /** Another model than the one pinned. Args: pinned id, given id. */
    E_MODEL,
    /** Another listing than the one named. Args: named id, given id. */
    E_LISTING,
    /** A lot that the listing does not have. Args: lot. */
    E_LOT,
    /** A test that the reporter's level may not carry out. Args: level of the method, level of the reporter. */
    E_LEVEL,
    /** Too few replicates. Args: count, least. */
    E_REPLICATES,
    /** A value that does not follow from the replicates. Args: value. */
    E_VALUE,
    /** An uncertainty that is too large. Args: u, largest allowed u/|value|. */
    E_UNCERTAINTY
}
