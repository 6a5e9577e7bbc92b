package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Keys of models, listings and what is known against them. */
abstract class ProductKeys extends AccountKeys {
    public static StateKey<Document> document(Bytes id) {
        return key(Document.class, "document", id);
    }

    public static StateKey<ModelState> model(Bytes id) {
        return key(ModelState.class, "model", id);
    }

    public static ListKey<Ref> models() {
        return list(Ref.class, "models");
    }

    /** Where a model comes from and what follows it. */
    public static StateKey<ModelLineage> lineage(Bytes model) {
        return key(ModelLineage.class, "lineage", model);
    }

    /** How often each level was found under a model. */
    public static StateKey<LevelCounts> levelCounts(Bytes model) {
        return key(LevelCounts.class, "level-counts", model);
    }

    /** The reference model of a category, by {@link org.cttdc.protocol.rules.Category#id}. */
    public static StateKey<Ref> referenceModel(Bytes category) {
        return key(Ref.class, "reference-model", category);
    }

    public static StateKey<ListingState> listing(Bytes id) {
        return key(ListingState.class, "listing", id);
    }

    public static ListKey<Ref> listings() {
        return list(Ref.class, "listings");
    }

    /** What became of a listing after it was published. */
    public static StateKey<ListingTerms> listingTerms(Bytes id) {
        return key(ListingTerms.class, "listing-terms", id);
    }

    public static ListKey<Ref> listingsOfModel(Bytes model) {
        return list(Ref.class, "model-listings", model);
    }

    /** A reported defect, by the nullifier of its purchase. */
    public static StateKey<DefectState> defect(Bytes purchase) {
        return key(DefectState.class, "defect", purchase);
    }

    /** Defects reported against a model, by the nullifier of their purchase. */
    public static ListKey<Ref> modelDefects(Bytes model) {
        return list(Ref.class, "model-defects", model);
    }
}
