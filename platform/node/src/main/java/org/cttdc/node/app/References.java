package org.cttdc.node.app;

import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.SemanticId;
import org.cttdc.protocol.rules.Category;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;

/** Reference models of categories (protocol page, section 2): what they want declared, no laxer model can leave out. */
final class References {
    private References() {}

    /** Refuses a listing that does not declare what the reference model of one of its categories wants. */
    static void check(StateStore state, QualityModel model, ListingDeclaration listing) throws Rejection {
        for (SemanticId category : model.classification()) {
            Ref reference = state.get(StateKeys.referenceModel(Category.id(category.sys(), category.id())));
            if (reference != null) {
                against(state, reference.id(), category, model, listing);
            }
        }
    }

    private static void against(
            StateStore state, Bytes reference, SemanticId category, QualityModel model, ListingDeclaration listing)
            throws Rejection {
        for (Characteristic wanted :
                DocumentChecks.stored(state, reference, QualityModel.class).characteristics()) {
            if (wanted.mustBeDeclared() && !answers(wanted, model, listing)) {
                throw new Rejection(
                        ErrorCode.E_CHARACTERISTIC_MISSING,
                        "the reference model of " + category.sys() + " " + category.id() + " wants " + wanted.id()
                                + " declared, in unit " + wanted.unit());
            }
        }
    }

    private static boolean answers(Characteristic wanted, QualityModel model, ListingDeclaration listing) {
        Optional<Characteristic> own = model.characteristic(wanted.id());
        return own.isPresent()
                && own.get().kind() == wanted.kind()
                && own.get().unit().equals(wanted.unit())
                && listing.value(wanted.id()).isPresent();
    }
}
