package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A published quality model. The document itself stands at {@link StateKeys#document}.
 *
 * @param id content id of the document
 * @param author address
 * @param series the document's series
 * @param version the document's version
 * @param supersedes content id of the version before, or empty
 * @param bond uCTT held
 * @param height block of publication
 * @param finalOrders n of the validity factor
 * @param defects d of the validity factor
 * @param rolledPurse fen of winners' purses that rolled over and top up the next competition
 */
public record ModelState(
        Bytes id,
        Bytes author,
        String series,
        String version,
        Bytes supersedes,
        long bond,
        long height,
        long finalOrders,
        long defects,
        long rolledPurse) {

    /** With another rolled purse. */
    public ModelState withRolled(long rolled) {
        return new ModelState(id, author, series, version, supersedes, bond, height, finalOrders, defects, rolled);
    }

    /** With another bond. */
    public ModelState withBond(long held) {
        return new ModelState(id, author, series, version, supersedes, held, height, finalOrders, defects, rolledPurse);
    }

    /** With another number of final orders. */
    public ModelState withOrders(long orders) {
        return new ModelState(id, author, series, version, supersedes, bond, height, orders, defects, rolledPurse);
    }

    /** With another number of upheld defects. */
    public ModelState withDefects(long upheld) {
        return new ModelState(id, author, series, version, supersedes, bond, height, finalOrders, upheld, rolledPurse);
    }
}
